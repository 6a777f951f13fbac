"""Filling a record with the single fields of a form: which field becomes what, and what a new fact must have."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain._form_groups import SOURCE, TIMES
from bot.domain._form_sentence import sentence_of
from bot.domain._form_values import FormReader
from bot.domain._record_fields import clip
from bot.domain._segments import UNREAD, closed_word, near_closed_word, unquoted
from bot.domain.model import AidKind, FactType
from bot.domain.partial_date import PartialDate

_AS_TYPED = {
    "what": "sentence",
    "note": "note",
    "words": "text",
    "role": "role",
    "place": "place",
    "occasion": "occasion",
    "language": "language",
    "subject": "subject",
}
"""Fields taken as typed, and what the record calls them."""
_CLOSED = ("kind", "stage", "measure", "mechanism", "facet")
_ENTITIES = ("donor", "recipient")
_DAYS = {"as_of": "as_of", "since": "counted_since", "period_start": "period_start", "period_end": "period_end"}
_USUAL_MEASURES = (
    "Write total, package, annual_amount, new_commitments, new_allocations, share, loan, count or another."
)
_UNDATED = frozenset({"none", "no date", "undated", "-", "—"})


@dataclass(slots=True)
class RecordFiller:
    """A record being filled from single fields; faults go to the reader."""

    record: dict[str, object]
    reader: FormReader
    new: bool

    def fill(self, fields: Mapping[str, str]) -> None:
        """Take over every field, then complete a new fact."""
        generated = self.record.get("sentence") == self._sentence()
        for line in filter(None, fields.get(UNREAD, "").split("\n")):
            near = near_closed_word(line)
            mend = f"Did you mean {near}?" if near else "Say what it is, as in `note: …`."
            self.reader.faults.append(f"I cannot place {clip(line)}. {mend}")
        for name, text in fields.items():
            self._take_text(name, text)
        self._refuse_same_ends(fields)
        self._take_number(fields)
        self._take_times({name: fields[name] for name in TIMES if name in fields})
        self._take_source({name: fields[name] for name in SOURCE if name in fields})
        if self.new:
            self.record["id"] = "new"
            self._complete()
        if self.record["type"] == FactType.FIGURE and "what" not in fields and (self.new or generated):
            self.record["sentence"] = self._sentence()

    def _take_text(self, name: str, text: str) -> None:
        if name in _AS_TYPED:
            self._put(_AS_TYPED[name], unquoted(text) if name == "words" else text)
        elif name in _CLOSED:
            self._put(name, closed_word(name, text) or text)
        elif name in _ENTITIES:
            self._put(name, text and self.reader.entity(name, text))
        elif name == "speaker":
            self._put(name, text and self.reader.person(name, text))
        elif name == "topics":
            self.record[name] = [topic for each in text.split(",") if (topic := each.strip())]

    def _refuse_same_ends(self, fields: Mapping[str, str]) -> None:
        donor, recipient = (self.record.get(end) for end in _ENTITIES)
        if donor and donor == recipient != "unknown" and any(end in fields for end in _ENTITIES):
            name = self.reader.names.label(str(donor))
            self.reader.faults.append(
                f"who: {name} is named as giver and as receiver. Write who gives, an arrow and who receives, "
                "as in `US → Ukraine`."
            )

    def _take_number(self, fields: Mapping[str, str]) -> None:
        if self.record["type"] != FactType.FIGURE:
            if "value" in fields:
                self._put("value", fields["value"])
            return
        if "value" in fields:
            kept = fields.get("unit") or str(self.record.get("unit", ""))
            self.record |= self.reader.amount(fields["value"], kept)
        elif self.new:
            self.record |= self.reader.amount("", "")
        elif "unit" in fields:
            self._put("unit", self.reader.unit(fields["unit"]))

    def _take_times(self, times: Mapping[str, str]) -> None:
        days = {name: self.reader.day(name, text) if text else "" for name, text in times.items()}
        match self.record["type"]:
            case FactType.QUOTE | FactType.STATEMENT as fact_type if days:
                name = "said_on" if fact_type == FactType.QUOTE else "date"
                self._put(name, next(filter(None, (days.get("date"), *days.values())), ""))
            case _:
                self._take_figure_times(days)

    def _take_figure_times(self, days: Mapping[str, str]) -> None:
        for name, text in days.items():
            if name in _DAYS:
                self._put(_DAYS[name], text)
        if not (day := days.get("date")):
            return
        if self.record.get("measure") == "package":
            self.record["period_start"] = day
        elif self.record.get("measure") != "running_total" and PartialDate.parse(day).day is None:
            self.record |= {"period_start": day, "period_end": day}
        else:
            self.record["as_of"] = day

    def _take_source(self, given: Mapping[str, str]) -> None:
        held = self.record.get("source")
        source = dict(held) if isinstance(held, dict) else {}
        if given.get("url", source.get("url")) != source.get("url"):
            source = {name: value for name, value in source.items() if name not in ("source_id", "publisher_class")}
        for name, text in given.items():
            source[name] = text
        if given and (published := given.get("published")):
            undated = published.lower() in _UNDATED
            source["published"] = "" if undated else self.reader.day("published", published)
        if (self.new and source and "published" not in given) or given.get("published") == "":
            self.reader.faults.append("published is missing. Give the day of the page, or `published: none`.")
        if any(source.values()):
            self.record["source"] = {name: value for name, value in source.items() if value}

    def _complete(self) -> None:
        """See that a new figure says whose it is and what it measures; the record's reader sees to the rest."""
        if self.record["type"] != FactType.FIGURE:
            return
        ends = [self.record.get(name) for name in _ENTITIES]
        if not any(ends) and self.record.get("kind") != AidKind.NOT_AID:
            self.reader.faults.append("who is missing. Write who gives to whom, as in `US → Ukraine`.")
        if "measure" not in self.record:
            self.record["measure"] = "count"
            self.reader.faults.append(f"measure is missing. {_USUAL_MEASURES}")

    def _sentence(self) -> str:
        """A plain sentence out of the fields, for a figure that came without one."""
        return sentence_of(self.record, self.reader.names.label)

    def _put(self, name: str, value: str) -> None:
        if value:
            self.record[name] = value
        else:
            self.record.pop(name, None)
