"""Where a game parts from reality, what one act moved, and the words that both are told in."""

from msgspec.structs import replace

from game.council.events import MeetingOpened, VotingEnded
from game.debrief.comparison import DayCompared, compared, departure
from game.debrief.history import History
from game.engine.case import Case, RealDay
from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.consequences import consequences
from game.record.news import story
from game.words.labels import counted, listed, ordinal, tidy, uncapital
from game.words.phrases import compose, sentences
from game.world.events import DecisionCarriedOut


def parted(game: Game, *reality: RealDay) -> str:
    found = departure(Chronicle.of(replace(game.case, reality=reality), game.records))
    return found.text if found else ""


def test_a_game_parts_from_reality_where_only_one_of_them_met(games: list[Game]) -> None:
    elsewhere = RealDay(3, "The Council meets.", "gazette", "S/PV.1")
    assert "a meeting here, and none in reality" in parted(games[0], elsewhere)


def test_every_day_played_is_set_beside_the_real_one(games: list[Game]) -> None:
    for game in games:
        days = compared(Chronicle.of(game.case, game.records))
        assert [each.day for each in days] == list(range(1, len(days) + 1))
        assert [fact.text for fact in days[0].reality] == [each.text for each in game.case.reality if each.day == 1]


def test_a_vote_that_never_was_is_named(shipped_games: list[Game]) -> None:
    game = shipped_games[1]
    votes = Chronicle.of(game.case, game.records).heard.proceedings.votes
    days = {vote.day for vote in votes if vote.subject.kind == "draft"}
    found = departure(Chronicle.of(game.case, game.records))
    assert days
    assert found is not None
    assert found.text.startswith("The game first parts from reality on ")
    assert any("SIM/" in each for each in found.here) or any("S/" in each for each in found.reality)


def test_without_symbols_nothing_is_said(games: list[Game]) -> None:
    assert parted(games[0], RealDay(1, "Nothing of this happened.", "gazette")) == ""


def test_what_an_act_moved_is_told_with_its_cause_and_without_codes(games: list[Game]) -> None:
    told = [line for game in games for each in game.records for line in consequences(each, game.case, "AAA")]
    assert told
    assert all(": " in line and "AAA" not in line for line in told)


def test_a_claim_in_a_cause_is_named_by_who_made_it(shipped_games: list[Game]) -> None:
    chronicle = Chronicle.of(shipped_games[0].case, shipped_games[0].records)
    causes = {each.because for page in chronicle.all_days for each in page.changes}
    assert any("(claim " in each for each in causes)
    assert not any(each.startswith("claim ") for each in causes)


def test_a_fact_in_the_news_cites_a_document_and_not_an_id(shipped: Case, shipped_games: list[Game]) -> None:
    chronicle = Chronicle.of(shipped, shipped_games[0].records)
    cited = {story.source for page in chronicle.all_days for _, story in page.stories if story.source}
    assert cited
    assert not cited & {id for id, _ in shipped.sources}


def test_a_sentence_is_put_together_with_its_capital_and_stop() -> None:
    hung = compose("we hold that", "The river is low", ", and we say so")
    assert hung == "We hold that the river is low, and we say so."
    assert compose("Let me be plain.", "the river is low", "") == "Let me be plain. The river is low."
    assert compose("we hold that", "Averra is low", "as we saw") == "We hold that Averra is low, as we saw."
    assert compose("", "the States's river", "") == "The States' river."


def test_sentences_are_told_apart_but_not_at_abbreviations() -> None:
    assert sentences("Mr. President, it is so. “Is it?” We ask.") == ["Mr. President, it is so.", "“Is it?”", "We ask."]


def test_small_words_of_number_and_list() -> None:
    assert [counted(each, "vote") for each in (0, 1, 2, 13)] == ["no votes", "one vote", "two votes", "13 votes"]
    assert [ordinal(each) for each in (1, 12, 21, 22, 111)] == ["first", "twelfth", "21st", "22nd", "111th"]
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert tidy("so  it is , then") == "so it is, then"
    assert (uncapital("The river"), uncapital("Averra")) == ("the river", "Averra")


def mirrored(game: Game) -> list[RealDay]:
    """Return a reality that met, voted and decided on the days on which this game did."""
    found = []
    for page in Chronicle.of(game.case, game.records).all_days:
        for day, event in page.events:
            if isinstance(event, MeetingOpened):
                found.append(RealDay(day, "The Council meets.", "gazette", "S/PV.1"))
            elif isinstance(event, VotingEnded) and event.subject.kind == "draft":
                found.append(RealDay(day, "The Council votes.", "gazette", "S/1"))
            elif isinstance(event, DecisionCarriedOut):
                found.append(RealDay(day + 1, "It is decided.", "gazette", decided=event.decision))
    return found


def test_what_a_night_brought_stands_under_the_day_to_which_it_led(shipped_games: list[Game]) -> None:
    found = 0
    for game in shipped_games:
        chronicle = Chronicle.of(game.case, game.records)
        days = {each.day: " ".join(each.here) for each in compared(chronicle)}
        for moment in History(game.case, game.records).moments:
            for event in moment.record.events:
                if isinstance(event, DecisionCarriedOut):
                    found += 1
                    told = story(event, moment.after, chronicle.labels)
                    assert told is not None
                    assert told.text in days[min(moment.day + 1, max(days))]
    assert found


def test_a_game_that_goes_as_reality_did_does_not_part_from_it(games: list[Game], shipped_games: list[Game]) -> None:
    for game in games + shipped_games:
        if any(each.symbol for each in mirrored(game)):
            assert "has not parted from reality" in parted(game, *mirrored(game))


def test_a_decision_of_the_night_parts_the_two_on_the_day_to_which_it_leads(
    games: list[Game], shipped_games: list[Game]
) -> None:
    seen = 0
    for game in games + shipped_games:
        real = mirrored(game)
        for decided in [each for each in real if each.decided and each.day <= len(days_of(game))]:
            found = parted(game, *(each for each in real if each is not decided))
            if found:
                day = next(each for each in days_of(game) if each.day == decided.day)
                assert f"on {day.date}: a capital's decision here, and none in reality" in found
                seen += 1
    assert seen


def test_of_two_decisions_of_one_night_the_one_that_is_missing_parts_the_two(shipped_games: list[Game]) -> None:
    game = next(each for each in shipped_games if any(one.decided for one in mirrored(each)))
    real = mirrored(game)
    decided = next(each for each in real if each.decided)
    made = {each.decided for each in real}
    other = next(each for each in game.case.setting.decisions if each.id not in made)
    label = Chronicle(game.case).labels.of("decision", other.id)
    assert f"no capital's decision here, and one in reality ({label})" in parted(
        game, *real, replace(decided, decided=other.id)
    )


def days_of(game: Game) -> tuple[DayCompared, ...]:
    return compared(Chronicle.of(game.case, game.records))
