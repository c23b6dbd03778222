"""The practice vote: nothing of it stays, and nothing of the lesson is lost by it."""

from pathlib import Path

from game.play.journal import read
from tests.classroom.sitting import START, three
from tests.classroom.test_serving import Stage, entered, told


def test_a_practice_is_played_and_discarded_and_whoever_came_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "room.jsonl"

    async def story(stage: Stage) -> None:
        desk, page = await entered(stage)
        stage.room.practice = three()
        lesson = stage.room
        await stage.order(desk, "seat", cid="ann-takes-a-seat", person="p1", seat="AAA")
        assert (await stage.order(desk, "phase", cid="practice-begins", to=1))["type"] == "done"
        practice = stage.running.room
        assert practice is not lesson and practice.game.path is None
        assert practice.people["p1"].seat == "AAA" and practice.people["p1"].name == "Ann"
        assert practice.settings.code == lesson.settings.code and practice.phase == lesson.phase == 1
        assert (await stage.order(page, "pass", cid="pass-in-practice"))["type"] == "done"
        assert stage.screens[page].sections["public:about"]["practice"]
        assert practice.game.records and not lesson.game.records
        token, ben = await stage.running.ask(lambda: practice.arrive("Ben", "arrival-of-ben-00001", START))
        refused = await stage.order(desk, "close", cid="close-in-practice", sure=lesson.settings.code)
        assert "practice vote first" in refused["why"]
        assert (await stage.order(desk, "phase", cid="the-lesson-begins", to=2))["type"] == "done"
        assert stage.running.room is lesson and not lesson.settings.practice and not lesson.settings.paused
        assert lesson.people[ben].name == "Ben" and lesson.whose(token) == ben and lesson.phase == 2
        assert (await stage.order(page, "hand", cid="hand-in-the-lesson", up=True))["type"] == "done"
        assert not stage.screens[page].sections["public:about"]["practice"]
        again = await stage.order(desk, "phase", cid="practice-begins", to=1)
        assert again["type"] == "done" and lesson.phase == 2, "it was done already"

    told(path, story)
    assert not any(each.by == "AAA" for each in read(path).records)
    assert [each.name for each in tmp_path.iterdir()].count("room.jsonl") == 1 and len(list(tmp_path.iterdir())) == 2


def test_without_a_practice_scenario_the_phase_is_only_a_phase(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        desk, _ = await entered(stage)
        assert (await stage.order(desk, "phase", cid="practice-begins", to=1))["type"] == "done"
        assert stage.running.room is stage.room and not stage.room.settings.practice
        refused = await stage.order(desk, "set", cid="set-a-practice", name="practice", value=True)
        assert "no practice vote" in refused["why"]

    told(tmp_path / "room.jsonl", story)
