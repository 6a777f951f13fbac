"""Who speaks is found in paragraphs whose text is read piece by piece."""

from tests.extracting.conftest import Read, quotations


def test_who_speaks_is_found_behind_a_quotation(read: Read) -> None:
    text = "Lloyd Austin said the United States will “never waver” on Tuesday. “We will go on with it,” Rustem Umerov said."
    assert ("We will go on with it", "rustem-umerov") in quotations(read(text))


def test_he_is_no_state(read: Read) -> None:
    text = "“We give it,” Lloyd Austin said. Germany pledged 17 billion euros. “Ukraine is not alone,” he said."
    assert ("Ukraine is not alone", "lloyd-austin") in quotations(read(text))
