"""The small game of the transcripts, led in this process, so that no other process hides a slip in any room."""

from pathlib import Path

from game.debrief.text import whole_game
from game.delegations.delegation import delegations
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEED = 4
"""The seed of the transcript three.txt, which tests/playthroughs/test_transcripts.py writes."""


def test_a_game_led_in_this_process_reads_as_its_transcript() -> None:
    case = load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")
    game = Game.new(case, SEED)
    advance(game, delegations(case, SEED), strict=True)
    assert whole_game(case, game.records, SEED) == (HERE / "three.txt").read_text(encoding="utf-8")
