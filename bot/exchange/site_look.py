"""How the published site looks: a style for light and dark, wide and narrow, and the templates that are ours."""

STYLE = """\
:root { color-scheme: light dark; --paper: #f8fafb; --ink: #111a35; --dim: #52596b; --line: #c9cfd8; --card: #fff;
  --link: #1f5c85; --bar: #276890; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #12161d; --ink: #e6e9ef; --dim: #a4adbb; --line: #3a4350; --card: #1b212b; --link: #8ec5ee;
    --bar: #1d4a66; }
}
body { background: var(--paper); color: var(--ink); }
a:link, a:visited { color: var(--link); }
header, footer { background: var(--bar); }
header a:link, header a:visited, footer a:link, footer a:visited { color: #fff; }
table a:link { text-decoration: underline; }
th a:link, .facet-info a:link { text-decoration: none; }
td, .rows-and-columns td, .rows-and-columns tr { border-color: var(--line); }
td em, .type-int, .type-float, .facet-info-total, dl.column-descriptions dd { color: var(--dim); }
td.col-id { overflow-wrap: anywhere; min-width: 9rem; }
td.col-source_url { word-break: break-all; min-width: 18rem; }
td.col-amount { font-weight: bold; min-width: 8rem; }
td.col-sentence, td.col-text, td.col-note, td.col-words, td.col-says, td.col-assessment, td.col-verified { min-width: 20rem; }
td.col-source, td.col-parties, td.col-name, td.col-title, td.col-what_is_counted, td.col-via, td.col-role { min-width: 14rem; }
td.col-occasion, td.col-about, td.col-people, td.col-topics, td.col-items, td.col-includes { min-width: 14rem; }
td.col-day, td.col-said_on, td.col-date, td.col-as_of, td.col-published { white-space: nowrap; }
input, select, textarea, .select-wrapper, .select-wrapper select { background: var(--card) !important;
  color: var(--ink) !important; border-color: var(--line) !important; }
input[type=submit], button { background: var(--bar) !important; color: #fff !important; border-color: var(--bar) !important; }
.advanced-export, .dropdown-menu, .rows-and-columns tr { background: var(--card); }
.dropdown-menu a:link, .dropdown-menu a:visited, .rows-and-columns td:before { color: var(--ink); }
.dropdown-menu a:hover, p.zero-results { background: var(--paper); }
.dropdown-menu .dropdown-column-type, .dropdown-menu .dropdown-column-description { color: var(--dim); }
.cm-editor { color: #111a35; background: #fff; }
/* What the columns mean comes after the rows, but before the export: the rows are why somebody came. */
body.table .content { display: flex; flex-direction: column; }
body.table .content > * { max-width: 100%; }
body.table .column-descriptions { order: 1; columns: 24rem auto; margin: 1rem 0; }
body.table .advanced-export { order: 2; align-self: flex-start; }
body.table pre.wrapped-sql { order: 3; }
.column-descriptions dt { break-after: avoid; }
.facet-results { max-width: 100%; overflow-x: auto; }
.search { display: flex; gap: .5rem; flex-wrap: wrap; margin: .4rem 0 1.4rem; }
.search input[type=search] { width: 20rem; max-width: 100%; padding: .4rem; }
.tables h2 { margin-top: 1rem; }
dl.fact { display: grid; grid-template-columns: 10rem minmax(0, 50rem); gap: .35rem 1rem; margin: 1rem 0; }
dl.fact dt { color: var(--dim); }
dl.fact dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
@media (max-width: 576px) {
  body.table .facet-results { order: 1; }
  dl.fact { display: block; }
  dl.fact dd { margin-bottom: .6rem; }
  .rows-and-columns td { min-width: 0 !important; }
  .rows-and-columns td:empty, .rows-and-columns tr td.type-none { display: none; }
}
"""

_INDEX = """\
{% extends "default:index.html" %}
{% block content %}
<h1>{{ metadata.title }}</h1>
{% include "_description_source_license.html" %}
{% set told = metadata.databases.facts.tables %}
<div class="tables">
{% for name in ("figures", "quotes", "statements") %}
<h2><a href="{{ urls.table("facts", name) }}">{{ name|capitalize }}</a></h2>
<p>{{ told[name].description }}</p>
<form class="search" action="{{ urls.table("facts", name) }}" method="get" role="search">
<input type="search" name="_search" aria-label="Search {{ name }}"> <input type="submit" value="Search {{ name }}">
</form>
{% endfor %}
<h2>What stands around them</h2>
<ul class="bullets">
{% for name in ("disputes", "positions", "disputed_facts", "further_sources", "sources", "entities") %}
<li><a href="{{ urls.table("facts", name) }}">{{ name }}</a>: {{ told[name].description }}</li>
{% endfor %}
</ul>
<p><a href="{{ urls.database("facts") }}">All tables, and questions in SQL</a></p>
</div>
{% endblock %}
"""

_ROW = """\
{% extends "default:row.html" %}
{% block content %}
<h1>{{ table }}: {{ ", ".join(primary_key_values) }}</h1>
<dl class="fact">
{% for cell in display_rows[0] if cell.raw is not none and cell.raw != "" %}
<dt>{{ cell.column|replace("_", " ") }}</dt>
{% if cell.column in ("donor", "recipient", "speaker") %}
<dd><a href="{{ urls.row("facts", "entities", cell.raw) }}">{{ cell.raw }}</a></dd>
{% elif cell.column == "source" %}
<dd><a href="{{ urls.row("facts", "sources", cell.raw) }}">{{ cell.raw }}</a></dd>
{% elif cell.column in ("figure", "quote", "statement", "dispute") %}
<dd><a href="{{ urls.row("facts", cell.column ~ "s", cell.raw) }}">{{ cell.raw }}</a></dd>
{% else %}
<dd>{{ cell.value }}</dd>
{% endif %}
{% endfor %}
</dl>
{% if foreign_key_tables %}
<h2>What refers to it</h2>
<ul class="bullets">
{% for other in foreign_key_tables if other.count %}
<li><a href="{{ other.link }}">{{ "{:,}".format(other.count) }} in {{ other.other_table }}</a> ({{ other.other_column }})</li>
{% endfor %}
</ul>
{% endif %}
<p>As {% for name, url in renderers.items() %}<a href="{{ url }}">{{ name }}</a>{{ ", " if not loop.last }}{% endfor %}</p>
{% endblock %}
"""

TEMPLATES = {"templates/index.html": _INDEX, "templates/row.html": _ROW}
"""Texts of templates by their path in the site's folder. They escape what they show, as all of Datasette's do."""
