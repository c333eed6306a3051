import json
from typing import Any

import pytest
from pydantic import ValidationError

from extract.records import Record

TEXT = "Le Danemark compte 3 élus."


def record(**changes: Any) -> dict[str, Any]:
    """A valid record of TEXT as JSON, with `changes`."""
    source = {
        "path": "a.txt",
        "member": None,
        "sha256": "0" * 64,
        "encoding": "utf-8",
        "media_type": "text/plain",
    }
    danemark = {"text": "Danemark", "start": 3, "end": 11, "kind": "name", "subdivision": None}
    return {
        "schema_version": "1",
        "id": "a",
        "source": source,
        "title": None,
        "published": "2025-02-28",
        "anchor": None,
        "language": {"code": "fr", "confidence": 1.0},
        "text": TEXT,
        "people": [],
        "organisations": [],
        "countries": [{"code": "DK", "name": "Danemark", "mentions": [danemark]}],
        "dates": [],
        "counts": [],
        **changes,
    }


def mention(text: str, start: int) -> dict[str, Any]:
    return {"text": text, "start": start, "end": start + len(text)}


def person(name: str, start: int, **changes: Any) -> dict[str, Any]:
    return {"name": name, "mentions": [mention(name, start)], "roles": [], "countries": [], **changes}


def test_a_valid_record_survives_a_round_trip_with_its_keys_in_the_contract_s_order() -> None:
    made = Record.model_validate(record())
    assert Record.model_validate_json(made.model_dump_json()) == made
    order = [key for key in json.loads(made.model_dump_json()) if key != "anchor"]
    assert order == [
        "schema_version", "id", "source", "title", "published", "language", "text",
        "people", "organisations", "countries", "dates", "counts",
    ]  # fmt: skip


FAULTS = {
    "a mention that is not its stretch of the text": {"people": [person("Danemarc", 3)]},
    "an end beyond the text": {"people": [person("élus. Bon", 21)]},
    "a mention without text": {"people": [{**person("x", 0), "mentions": [mention("", 4)]}]},
    "an entity without mentions": {"people": [{**person("x", 0), "mentions": []}]},
    "entities out of order": {"people": [person("compte", 12), person("Danemark", 3)]},
    "a role at an organisation that is not there": {
        "people": [person("Danemark", 3, roles=[{**mention("élus", 21), "organisation": "Europol"}])]
    },
    "a country twice": {"countries": record()["countries"] * 2},
    "a code of three letters": {"countries": [{**record()["countries"][0], "code": "DNK"}]},
    "a field that the contract does not name": {"places": []},
    "another schema version": {"schema_version": "2"},
    "a date that is none": {"published": "28/02/2025"},
}


@pytest.mark.parametrize("changes", FAULTS.values(), ids=FAULTS.keys())
def test_the_record_refuses(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate(record(**changes))


def test_a_record_is_frozen() -> None:
    made = Record.model_validate(record())
    with pytest.raises(ValidationError):
        made.text = "x"  # type: ignore[misc]
