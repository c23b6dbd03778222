"""Files of recorded votes, with entries that cannot be among those that can."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.council.adjudication import KnownVote, decided
from game.council.voting import Question
from game.scenario.faults import ScenarioError
from game.scenario.membership import membership_table
from game.scenario.votes import FIGURES, read_votes

TABLE = membership_table(Path(__file__).parents[2] / "scenarios" / "common")
SOUND = "- {id: sound, date: 1950-06-25, procedural: false, counts: {for: 9, against: 0, abstain: 1}}\n"


def reading(folder: Path, text: str):
    file = folder / "votes.yaml"
    file.write_text(text, encoding="utf-8")
    votes, faults = read_votes(file, TABLE)
    return [(vote.id, decided(vote.known, vote.council)) for vote in votes], faults


def result(folder: Path, entry: str) -> str:
    votes, faults = reading(folder, f"votes:\n- {{id: x, {entry}}}\n")
    assert faults == []
    outcome = votes[0][1]
    return " ".join([outcome.ground.value, *sorted(outcome.vetoed_by)]) if outcome else "undetermined"


@pytest.mark.parametrize(
    ("entry", "outcome"),
    [
        ("date: 2022-02-25, procedural: false, counts: {for: 11, against: 1, abstain: 3}", "undetermined"),
        ("date: 2022-02-25, procedural: false, against_names: [RUS], counts: {for: 11, against: 1}", "veto RUS"),
        ('date: "2022-02-25", procedural: true, counts: {for: 11, against: 1, abstain: 3}', "adopted"),
        ("date: 2022-02-25, counts: {for: 11, against: 1, abstain: 3}, against_names: [NOR]", "adopted"),
        ("date: 2022-02-25, counts: {for: 11, against: 1, abstain: 3}, against_names: [RUS]", "undetermined"),
        ("date: 2022-02-25, procedural: false, counts: {for: 8, against: 4}", "lacked_votes"),
        ("date: 1965-12-31, procedural: false, counts: {for: 7, against: 0, abstain: 4}", "adopted"),
        ("date: 1966-01-01, procedural: false, counts: {for: 7, against: 0, abstain: 8}", "lacked_votes"),
        ("date: 1950-06-25, procedural: false, counts: {for: 9, against: 0, abstain: 1}", "adopted"),
        ("date: 2022-02-25, procedural: false, against_names: [RUS], ballots_complete: true", "undetermined"),
        ("date: 2022-02-25, procedural: false, against_names: [RUS], counts: {for: 14}, ballots_complete: true",
         "veto RUS"),
        ("date: 2022-02-25, procedural: false, against_names: [RUS], ballots_complete: false", "undetermined"),
        ("date: 2022-02-25, procedural: false", "undetermined"),
        ("date: 2022-02-25, procedural: null, counts: null, against_names: null", "undetermined"),
        ("date: 2022-02-25, procedural: false, counts: {for: 15}, outcome: 7, vetoed_by: [RUS], new: {}", "adopted"),
        ("date: 2022-02-25, procedural: false, counts: {for: 14, against: 1}, in_favour: [RUS, CHN, USA, FRA, GBR]",
         "adopted"),
    ],
)  # fmt: skip
def test_an_entry_is_decided_by_what_its_figures_and_names_allow(tmp_path: Path, entry: str, outcome: str) -> None:
    assert result(tmp_path, entry) == outcome


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("date: 2022-02-25, counts: ^{for: 9, against: 0, abstain: 7}", "V007 figures and names make 16 members"),
        ("date: 2022-02-25, counts: ^{for: 9, against: 0, abstain: 5, not_participating: 0, absent: 0}", "V007"),
        ("date: 2022-02-25, counts: {for: 9}, in_favour: [NOR, ^NOR]", "V006 'NOR' is named twice"),
        ("date: 2022-02-25, in_favour: [NOR], against_names: [^NOR]", "V006"),
        ("date: 2022-02-25, against_names: [^SWE]", "V005 'SWE' is not on the Council on that date"),
        ("date: 2022-02-25, against_names: [^SUN]", "did you mean RUS?"),
        ("date: 1991-12-23, against_names: [^RUS]", "did you mean SUN?"),
        ("date: 1991-12-24, against_names: [^SUN]", "did you mean RUS?"),
        ("date: 2022-02-25, against_names: [^nor]", "did you mean NOR?"),
        ("date: 2022-02-25, against_names: [^5]", "V009 '5' is not the code of a State"),
        ("date: 2022-02-25, against_names: ^RUS", "V009"),
        ("date: 2022-02-25, counts: {against: 1}, against_names: ^[RUS, CHN]", "V008 'against_names' names 2"),
        ("date: ^25 February 2022", "V003 '25 February 2022' is not a date"),
        ("date: ^2022-02-30", "V003"),
        ("date: ^1945-10-24", "V003 no membership is known for 1945-10-24"),
        ("date: 2022-02-25, council_size: ^11", "V004 'council_size' is '11', but 15"),
        ("date: 1955-02-25, majority_needed: ^9", "V004 'majority_needed' is '9', but 7"),
        ("date: 2022-02-25, procedural: ^perhaps", "V009 'procedural' must be true or false, not 'perhaps'"),
        ("date: 2022-02-25, counts: {for: ^-1}", "V009 'for' must be a number of members"),
        ("date: 2022-02-25, counts: {for: ^nine}", "V009"),
        ("date: 2022-02-25, counts: {for: ^true}", "V009"),
        ("date: 2022-02-25, counts: ^[9, 2, 4]", "V009 'counts' must be a mapping of figures"),
        ("date: 2022-02-25, counts: {for: 9}, ^date: 2022-02-26", "Y006 the key 'date' is given twice"),
    ],
)
def test_an_entry_that_cannot_be_is_a_fault_in_its_place_and_the_rest_is_decided(
    tmp_path: Path, entry: str, fault: str
) -> None:
    marked = f"- {{id: faulty, {entry}}}\n"
    votes, faults = reading(tmp_path, f"votes:\n{SOUND}{marked.replace('^', '')}{SOUND}")
    assert [name for name, _ in votes] == ["sound", "sound"]
    assert len(faults) == 1
    assert fault in str(faults[0])
    assert (faults[0].line, faults[0].column) == (3, marked.index("^") + 1)


def test_an_entry_without_a_date_is_a_fault_where_it_begins(tmp_path: Path) -> None:
    votes, faults = reading(tmp_path, f"{SOUND}- {{id: a, counts: {{for: 9}}}}\n")
    assert len(votes) == 1
    assert [(fault.line, fault.column, fault.code) for fault in faults] == [(2, 3, "V003")]


def test_all_faults_of_an_entry_are_told_at_once(tmp_path: Path) -> None:
    text = "votes:\n- id: x\n  date: 2022-02-25\n  council_size: 11\n  procedural: no idea\n  in_favour: [XXX, SWE]\n"
    _, faults = reading(tmp_path, text)
    assert [(fault.line, fault.column, fault.code) for fault in faults] == [
        (4, 17, "V004"),
        (5, 15, "V009"),
        (6, 15, "V005"),
        (6, 20, "V005"),
    ]


def test_an_entry_without_an_id_or_that_is_no_mapping_is_a_fault(tmp_path: Path) -> None:
    votes, faults = reading(tmp_path, f"- {{date: 2022-02-25}}\n- text\n-\n{SOUND}")
    assert len(votes) == 1
    assert [fault.code for fault in faults] == ["V002", "V001", "V001"]


def test_the_same_id_twice_is_two_votes(tmp_path: Path) -> None:
    votes, faults = reading(tmp_path, SOUND + SOUND)
    assert len(votes) == 2
    assert faults == []


def test_membership_in_the_file_decides_nothing(tmp_path: Path) -> None:
    text = f"meta: {{majority: {{11: 2}}, permanent: [BRA]}}\nmembership: {{1950: [SWE]}}\nvotes:\n{SOUND}"
    votes, faults = reading(tmp_path, text)
    assert votes[0][1].adopted
    assert faults == []


@pytest.mark.parametrize("text", ["ballots: []", "votes: {}", "votes:", "5"])
def test_a_file_without_a_list_of_votes_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScenarioError, match="V001"):
        reading(tmp_path, text)


@pytest.mark.parametrize("levels", [100, 5000])
def test_a_file_of_votes_nested_too_deep_is_told_so(levels: int, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="Y009 this is nested deeper than 60 levels"):
        reading(tmp_path, "votes: " + "[" * levels)


def test_that_a_list_of_ballots_calls_itself_complete_decides_nothing(tmp_path: Path) -> None:
    """Only figures and names do: a file from which a name was lost says complete as before."""
    for names in ("abstain_names: [CHN]", "in_favour: [NOR]", "absent_names: []"):
        known = f"date: 2022-02-25, procedural: false, {names}, ballots_complete: "
        assert result(tmp_path, f"{known}true") == result(tmp_path, f"{known}false") == "undetermined"


def test_a_date_is_written_in_the_figures_of_the_format(tmp_path: Path) -> None:
    _, faults = reading(tmp_path, "- {id: x, date: ٢٠٢٢-02-25, counts: {for: 15}}\n")
    assert [fault.code for fault in faults] == ["V003"]


def test_an_id_that_yaml_takes_for_something_else_stays_as_the_file_has_it(tmp_path: Path) -> None:
    entries = [
        f"- {{id: {name}, date: 2022-02-25, counts: {{for: 15}}}}\n" for name in ("true", "7", "NO", "2022-01-01")
    ]
    votes, _ = reading(tmp_path, "".join(entries))
    assert [name for name, _ in votes] == ["true", "7", "NO", "2022-01-01"]


RECORD = read_votes(Path(__file__).parents[1] / "data" / "votes.yaml", TABLE)[0]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_what_is_left_of_a_real_vote_never_says_otherwise_than_the_whole(data: st.DataObject) -> None:
    vote = data.draw(st.sampled_from(RECORD))
    whole = decided(vote.known, vote.council)
    names = data.draw(st.sets(st.sampled_from(sorted(vote.known.ballots) or [""])))
    figures = data.draw(st.sets(st.sampled_from(list(FIGURES.values()))))
    questions = data.draw(st.sampled_from([vote.known.questions, tuple(Question)]))
    left = KnownVote(
        {ballot: count for ballot, count in vote.known.counts.items() if ballot in figures},
        {member: ballot for member, ballot in vote.known.ballots.items() if member in names},
        questions,
    )
    assert decided(left, vote.council) in (whole, None)
