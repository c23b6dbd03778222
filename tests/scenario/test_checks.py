"""What the checks find in a scenario: each code at its line and column, and with the word that was meant."""

from pathlib import Path
from typing import NamedTuple

import pytest

from game.engine.case import Case
from game.scenario.check_phrases import KINDS
from game.scenario.checks import CODES
from game.scenario.compile import load
from game.scenario.faults import Fault, ScenarioError

ROOT = Path(__file__).parents[2]
COMMON = ROOT / "scenarios" / "common"
THREE = ROOT / "tests" / "data" / "three.yaml"
MARK = "§"
FLAGS = "flags: [sluices_seen]"
TOLL = "toll: [{{figure: {figure}, text: people killed, as_of: 1962-05-02, when: day >= 1, source: {source}}}]\n"


OFFERS = "\noffers:\n"


class Slip(NamedTuple):
    """`old` stands once in the toy scenario and is replaced by `new`, whose mark is where the fault must be."""

    code: str
    old: str
    new: str
    meant: str = ""


def three() -> str:
    """Return the text of the toy scenario."""
    return THREE.read_text(encoding="utf-8")


def case_of(text: str, folder: Path) -> Case:
    """Return the case of a scenario's text."""
    file = folder / "crisis.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file, COMMON)


def faults_of(text: str, folder: Path) -> tuple[Fault, ...]:
    """Return the faults of a scenario's text."""
    try:
        case_of(text, folder)
    except ScenarioError as error:
        return error.faults
    return ()


def slipped(slip: Slip) -> tuple[str, int, int]:
    """Return the text with the slip in it, and the line and column of the mark."""
    text = three()
    assert text.count(slip.old) == 1, f"{slip.old!r} stands {text.count(slip.old)} times in the toy scenario"
    text = text.replace(slip.old, slip.new)
    assert text.count(MARK) == 1, "the place of the fault is marked"
    before = text[: text.index(MARK)]
    return text.replace(MARK, ""), before.count("\n") + 1, len(before) - before.rfind("\n")


def block(begins: str, ends: str) -> str:
    """Return the text of the toy scenario from one text up to another."""
    text = three()
    start = text.index(begins)
    return text[start : text.index(ends, start)]


SLIPS = [
    Slip(
        "C001", "{move: tension, by: 3, because: the charge", "{move: §tensoin, by: 3, because: the charge", "tension"
    ),
    Slip("C001", "on_kept: [{flag: sluices_seen", "on_kept: [{flag: §sluice_seen", "sluices_seen"),
    Slip("C001", "on_made: [{relate: [BBB, AAA]", "on_made: [{relate: [BBB, §AAB]", "AAA"),
    Slip("C001", "    against: BBB\n", "    against: §BBX\n", "BBB"),
    Slip("C001", "holder: AAA, charge: closure", "holder: AAA, charge: §closures", "closure"),
    Slip("C001", "issues: {waters: 0.7}", "issues: {§water: 0.7}", "waters"),
    Slip("C001", "paragraph: condemns_closure", "paragraph: §condemns_closing", "condemns_closure"),
    Slip("C001", "calmed: {ceasefire: 0.8}", "calmed: {§cease_fire: 0.8}", "ceasefire"),
    Slip(
        "C001",
        "{slot: tension, coefficient: 0.5, above: 50, because: tempers on",
        "{slot: §tenson, coefficient: 0.5, above: 50, because: tempers on",
        "tension",
    ),
    Slip("C001", "    delays: closes_dam\n", "    delays: §close_dam\n", "closes_dam"),
    Slip("C001", "subject: closure, confidence: possible", "subject: §closed, confidence: possible", "closure"),
    Slip("C001", "confidence: possible, source: gazette", "confidence: possible, source: §gazete", "gazette"),
    Slip("C001", "needs: monitors, at: 0.5", "needs: §monitor, at: 0.5", "monitors"),
    Slip(
        "C001",
        "    measures: [ceasefire, monitors, treaty]\n    requirements:\n      - {id: treaty_last, measure: treaty",
        "    measures: [ceasefire, monitors]\n    requirements:\n      - {id: treaty_last, measure: §treaty",
    ),
    Slip("C001", "first_item: dam", "first_item: §damm", "dam"),
    Slip("C001", "first_speakers: [BBB, AAA, CCC]", "first_speakers: [BBB, §ABA, CCC]"),
    Slip("C001", "weights: {tension: tension}", "weights: {tension: §tensions}", "tension"),
    Slip("C002", "{id: monitors, number: 2", "{id: §ceasefire, number: 2"),
    Slip("C002", "by: [AAA]\n    truth", "by: [AAA, §AAA]\n    truth"),
    Slip("C003", "borne_out: decided.closes_dam", "borne_out: §decided.close_dam", "decided.closes_dam"),
    Slip("C003", "when: adopted > 0 and vetoes == 0", "when: adopted > 0 and §veto == 0", "vetoes"),
    Slip(
        "C003",
        "kept: talks.river_talks.agreed > 0",
        "kept: 'talks.river_talks.agreed > 0 and §tensions > 0'",
        "tension",
    ),
    Slip(
        "C003",
        "{title: open sluices, met: not decided.closes_dam}",
        '{title: open sluices, met: "not §decide.closes_dam"}',
        "decided.closes_dam",
    ),
    Slip("C004", "day: 2001-05-02", "day: §2001-05-12"),
    Slip("C004", "reality:\n  - {day: 1", "reality:\n  - {day: §4"),
    Slip("C004", "to_day: 3", "to_day: §1"),
    Slip(
        "C005",
        f"id: three\n{block('title:', 'endings:')}{block('endings:', 'briefers:')}",
        f"§id: three\n{block('title:', 'endings:')}",
    ),
    Slip(
        "C006",
        "{id: open, title: The dam is open, text: The river runs.}",
        "{id: open, title: O, text: T, when: §tension < 90}",
    ),
    Slip("C007", "  - {id: open, title", "  - {id: early, title: E, text: T, when: 'true'}\n  - §{id: open, title"),
    Slip(
        "C007",
        "  - {id: open, title",
        "  - §{id: again, title: E, text: T, when: decided.closes_dam}\n  - {id: open, title",
    ),
    Slip("C008", "on_agreed: [{move: tension, by: -4", "on_agreed: [{move: tension, by: §4"),
    Slip("C008", "on_step: [{move: tension, by: -4", "on_step: [{move: skirmishes, by: §4"),
    Slip("C008", "on_agreed: [{move: tension, by: -4", "on_agreed: [{orders: skirmishes, by: §1"),
    Slip("C008", "on_agreed: [{move: tension, by: -4", "on_agreed: [{breach: §treaty, by: 0.1"),
    Slip("C009", "on_walk_out: [{move: tension, by: 5", "on_walk_out: [{move: tension, by: §-5"),
    Slip("C009", "on_walk_out: [{move: tension, by: 5", "on_walk_out: [{breach: treaty, by: §-0.5"),
    Slip("C010", "calmed: {ceasefire: 0.8}", "calmed: {ceasefire: §1.2}"),
    Slip("C011", "{slot: measure.monitors, coefficient: -5", "{slot: measure.monitors, coefficient: §5"),
    Slip(
        "C011",
        "{slot: tension, coefficient: 0.5, above: 50, because: tempers on",
        "{slot: tension, coefficient: §-0.5, because: tempers on",
    ),
    Slip("C011", "{slot: measure.monitors, coefficient: -5", "{slot: talks.river_talks.walkouts, coefficient: §-5"),
    Slip("C011", "coefficient: -5, because", "coefficient: -5, when: §measure.ceasefire < 0.5, because"),
    Slip("C012", "    refuted: charge.closure.borne_out\n", "    truth: §0\n    refuted: charge.closure.borne_out\n"),
    Slip("C013", "    truth: 0.6\n", "    truth: §0.6\n    atrocity: true\n"),
    Slip("C014", "{text: the river is everybody's, source", "{text: §" + "very " * 25 + "long, source"),
    Slip(
        "C015",
        "quotations: [{text: the river is everybody's, source: gazette}]",
        "quotations: [§{text: the river is everybody's}]",
    ),
    Slip("C016", "weight: 30, when: tension < 70", "weight: 30, when: §skirmishes < 70"),
    Slip("C017", "weight: 60, when: adopted > 0", "weight: §0, when: adopted > 0"),
    Slip("C017", "positions: {waters: 0.9, blame: 0.8}", "positions: {waters: §1.9, blame: 0.8}"),
    Slip("C017", "days: 3}", "days: §61}"),
    Slip(
        "C018",
        f"delegations:\n{block('  - member: AAA', '  - member: DDD')}",
        f"§delegations:\n{block('  - member: AAA', '  - member: CCC')}",
    ),
    Slip(
        "C019",
        "- {id: no_name, text: No text names us., paragraph",
        "- §{id: no_name, text: No text names us., issue: blame, at: 0.5, paragraph",
    ),
    Slip(
        "C019",
        "- {id: not_alone, text: No text leaves the river to one State., issue: waters, at: -0.3",
        "- §{id: not_alone, text: No text leaves the river to one State., issue: waters",
    ),
    Slip("C020", "it is likely that", '"it is §{likely} that"', ""),
    Slip("C021", "key: answer/agreeing", "key: §answer/agreing", "answer/agreeing"),
    Slip("C021", "key: accusing/closure/certain", "key: §accusing/closures/certain", "accusing/closure/certain"),
    Slip("C022", "texts: [This is what we came to say.]", "texts: §[]"),
    Slip("C022", "texts: [This is what we came to say.]", "texts: [That is all., §That is all.]"),
    Slip(
        "C023",
        "- {id: welcomes_talks, kind: operative, text: the river talks, verbs: [welcomes]",
        "- §{id: welcomes_talks, kind: operative, text: the river talks, verbs: []",
    ),
    Slip(
        "C024",
        "needs: monitors, at: 0.5}",
        "needs: monitors, at: 0.5}\n      - §{id: m, measure: monitors, needs: treaty, at: 0.5}",
    ),
    Slip("C026", "members: [AAA, BBB, CCC]", "members: §[AAA, BBB]"),
    Slip("C027", "votes_required: 2", "votes_required: §4"),
    Slip("C028", "president: CCC", "president: §DDD"),
    Slip("C029", "permanent: [BBB]", "permanent: [BBB, §DDD]"),
    Slip("C030", "  - id: protest\n    when: tension > 60\n", "  - §id: protest\n"),
    Slip(
        "C032",
        "  members: [AAA, BBB, CCC]\n  permanent: [BBB]\n  votes_required: 2\n  president: CCC\n",
        "  §members: [AAA, BBB, CCC]\n  permanent: [BBB]\n  votes_required: 2\n",
    ),
    Slip("C033", "    capacity: invited\n", "    capacity: §member\n"),
    Slip("C033", "  - member: DDD\n    capacity: invited\n", "  - member: §AUT\n"),
    Slip("C034", "parties: [AAA, BBB]", "parties: §[AAA]"),
    Slip("C044", FLAGS, TOLL.format(figure="§many", source="gazette of 3 May 1962") + FLAGS),
    Slip("C044", FLAGS, TOLL.format(figure="'12'", source="§the gazette") + FLAGS),
    Slip("C044", FLAGS, TOLL.format(figure="'12'", source="§gazette of 1 May 1961") + FLAGS),
    Slip("C035", "label: Tension, start: 50", "label: Tension, start: §500"),
    Slip("C035", "words: {0: few, 30: many}", "words: {0: few, §lots: many}"),
    Slip("C035", "    low: 10\n", "    low: §95\n"),
    Slip("C036", "{title: a declaration, declaration: true}", "§{title: a declaration}"),
    Slip("C038", "  - id: commission\n    label: the Chair", "  - id: §CIV\n    label: the Chair"),
    Slip("C039", FLAGS, FLAGS + "\nbook: {acts: [{day: 1, by: BBB, says: [{accusing: §closure}]}]}"),
    Slip("C039", FLAGS, FLAGS + "\nbook: {acts: [{day: 1, by: AAA, says: [{circulating: §dossier}]}]}"),
    Slip("C039", FLAGS, FLAGS + "\nbook: {acts: [{day: 1, by: AAA, accepts: §keep_open}]}"),
    Slip("C039", FLAGS, FLAGS + "\nbook: {acts: [{day: 1, by: AAA, reply: [{accusing: closure, always: §true}]}]}"),
    Slip("C001", FLAGS, FLAGS + "\nbook: {acts: [{day: 1, by: AAA, says: [{accusing: §closur}]}]}", "closure"),
    Slip("C001", FLAGS, FLAGS + "\nbook: {acts: [{day: 1, by: BBB, refuses: §keep_opn}]}", "keep_open"),
    Slip("C003", FLAGS, FLAGS + "\nbook: {course: [{when: §flag.sluices, because: b}]}"),
    Slip("C004", FLAGS, FLAGS + "\nbook: {acts: [{day: §9, by: AAA, requests: dam}]}"),
    Slip("C036", "{title: open sluices, met: not", "§{title: open sluices, until: tension < 60, met: not"),
    Slip("C003", OFFERS, OFFERS + "  - {id: lamp, title: to wait, by: AAA, days: 1, until: §flag.sluices}\n"),
    Slip("C040", OFFERS, OFFERS + "  - §{id: lamp, title: to light a lamp, by: AAA, days: 1}\n"),
    Slip("C041", OFFERS, OFFERS + "  - {id: lamp, title: to be calm, by: AAA, days: 1, kept: §skirmishes < 25}\n"),
    Slip("C041", OFFERS, OFFERS + "  - {id: lamp, title: to be there, by: AAA, days: 1, kept: §drafts >= 0}\n"),
    Slip("C042", OFFERS, OFFERS + "  - {id: lamp, title: to be loud, by: AAA, days: 1, kept: §tension > 100}\n"),
    Slip("C042", OFFERS, OFFERS + "  - {id: lamp, title: to write, by: DDD, days: 1, kept: §'tabled[DDD] >= 1'}\n"),
    Slip("C042", "met: not decided.closes_dam", "met: §tension < 0"),
    Slip("C045", OFFERS, OFFERS + "  - {id: lamp, title: to wait, by: AAA, days: 1, kept: §2 < tension < 9}\n"),
    Slip("C045", OFFERS, OFFERS + "  - {id: lamp, title: to wait, by: AAA, days: 1, until: §'credibility[AAA] > 9'}\n"),
    Slip("C043", OFFERS, OFFERS + "  - {id: lamp, title: to wait, by: AAA, to: §BBB, kept: skirmishes < 5}\n"),
    Slip("C037", block("  members", "  first_speakers"), "  §" + block("members", "  items")),
    Slip("C050", FLAGS, f"flags: §[sluices_seen, {', '.join(f'flag_{number}' for number in range(150))}]"),
    Slip("C051", "title: The Council of Three", f"title: §The Council of {'many ' * 80}"),
    Slip("C052", "summary: A river", f"summary: §A r{'i' * 60}ver"),
]


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{slip.code}-{place}" for place, slip in enumerate(SLIPS)])
def test_each_slip_is_found_where_it_stands(slip: Slip, tmp_path: Path) -> None:
    text, line, column = slipped(slip)
    found = {(fault.code, fault.line, fault.column): fault for fault in faults_of(text, tmp_path)}
    assert (slip.code, line, column) in found, sorted(found)
    assert not slip.meant or found[slip.code, line, column].suggestion == slip.meant


def test_every_code_is_shown_by_a_slip() -> None:
    assert {slip.code for slip in SLIPS} == set(CODES)


def test_the_toy_scenario_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(three(), tmp_path) == ()


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    text = three()
    apart = [slip for slip in SLIPS if slip.code in ("C012", "C023", "C030", "C034", "C036")]
    for slip in apart:
        text = text.replace(slip.old, slip.new.replace(MARK, ""))
    found = faults_of(text, tmp_path)
    assert {fault.code for fault in found} == {slip.code for slip in apart}
    assert list(found) == sorted(found)


def test_faults_of_keys_and_kinds_come_with_the_word_meant(tmp_path: Path) -> None:
    text = three().replace("    stance: The friend", "    stanse: The friend").replace("width: 15", "width: wide")
    shown = [str(fault).split(": ", 1)[1] for fault in faults_of(text, tmp_path)]
    assert shown[0] == "S001 the key 'stanse' is not known here - did you mean stance?"
    assert shown[1].startswith("S004 'width' must be a number")


def test_an_effect_does_one_thing(tmp_path: Path) -> None:
    text = three().replace(
        "{move: tension, by: 3, because: the charge", "{move: tension, flag: sluices_seen, because: the charge"
    )
    (fault,) = faults_of(text, tmp_path)
    assert "exactly one of" in fault.message
    assert "here it is move, flag" in fault.message


def test_a_pledge_is_made_to_nobody_so_that_its_phrases_name_nobody(tmp_path: Path) -> None:
    lamp = "  - {id: lamp, title: to light it, by: AAA, days: 1, kept: skirmishes < 5}\n"
    text = three().replace(OFFERS, OFFERS + lamp)
    before = "  - key: offering\n"
    said = "  - {key: offering/lamp, texts: ['we light it by {due}']}\n" + before
    assert faults_of(text.replace(before, said), tmp_path) == ()
    (fault,) = faults_of(text.replace(before, said.replace("due", "target")), tmp_path)
    assert fault.code == "C020"


def test_a_condition_may_be_true_without_quotes(tmp_path: Path) -> None:
    text = three().replace("text: The river runs.}", "text: The river runs., when: true}")
    assert case_of(text, tmp_path).setting.endings[-1].when == "true"


@pytest.mark.parametrize("key", [key for key, kind in KINDS.items() if kind.bare])
def test_every_kind_of_phrase_may_be_written(key: str, tmp_path: Path) -> None:
    text = three().replace("phrases:\n", f"phrases:\n  - {{key: {key}/BBB, texts: [nothing more]}}\n")
    assert faults_of(text, tmp_path) == ()


@pytest.mark.parametrize("gap", ["{", "}", "{}", "{0}", "{target.x}", "{target!r}", "{{target}}"])
def test_what_is_no_gap_is_refused(gap: str, tmp_path: Path) -> None:
    text = three().replace("nobody will close anything", f'"nobody {gap}"')
    assert {fault.code for fault in faults_of(text, tmp_path)} == {"C020"}
