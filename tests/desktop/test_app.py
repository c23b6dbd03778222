"""The loop: scenes follow each other, acts go to whoever decides them, and nothing is drawn that has not changed."""

from types import SimpleNamespace

import pygame
import pytest

from game.desktop import screen
from game.desktop.app import REST, App
from game.desktop.scenes import Back, Go, Quit, Restyle, Stay, Submit


class Told:
    """A scene that does as it was told and remembers what happened to it."""

    def __init__(self, **wishes):
        self.wishes = wishes
        self.drawn = 0
        self.sizes = []
        self.answers = []
        self.moving = False

    def handle(self, event):
        return self.wishes.get(pygame.key.name(event.key)) if event.type == pygame.KEYDOWN else None

    def update(self, dt):
        return self.moving

    def draw(self, surface):
        self.drawn += 1

    def resize(self, kit):
        self.sizes.append((kit.size, kit.text_scale, kit.colour_blind))

    def answered(self, answer):
        self.answers.append(answer)


def press(app, *codes):
    for code in codes:
        app.take(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=""))
        if app.scenes:
            app.take(pygame.event.Event(pygame.KEYUP, key=code, mod=0))


@pytest.fixture
def app(kit, window):
    def made(scene, submit=lambda action: f"done: {action}"):
        return App(window, kit, scene, submit)

    return made


def test_an_act_goes_to_submit_and_its_answer_to_the_scene(app):
    scene = Told(a=Submit("an act"))
    press(app(scene), pygame.K_a)
    assert scene.answers == ["done: an act"]


def test_a_scene_opened_over_another_goes_back_to_it_with_escape(app):
    over = Told()
    under = Told(o=Go(over, back=True))
    window = app(under)
    press(window, pygame.K_o)
    assert window.scenes == [under, over]
    press(window, pygame.K_ESCAPE)
    assert window.scenes == [under]
    press(window, pygame.K_ESCAPE)
    assert window.scenes == [under]


def test_escape_that_a_scene_has_taken_for_itself_does_not_leave_it(app):
    over = Told(escape=Stay())
    window = app(Told(o=Go(over, back=True)))
    press(window, pygame.K_o, pygame.K_ESCAPE)
    assert window.scenes[-1] is over


def test_a_scene_that_gives_way_is_left_for_good_and_the_last_one_ends_the_game(app):
    last = Told(b=Back())
    window = app(Told(n=Go(last)))
    press(window, pygame.K_n, pygame.K_b)
    assert window.scenes == []


def test_the_window_closed_or_a_wish_to_quit_ends_the_loop(app):
    window = app(Told(q=Quit()))
    press(window, pygame.K_q)
    window.run()
    other = app(Told())
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    other.run()
    assert window.scenes == other.scenes == []


def test_nothing_is_drawn_again_until_something_changes(app):
    scene = Told()
    window = app(scene)
    pygame.event.clear()
    for _ in range(5):
        window.step(0.01)
    assert scene.drawn == 1
    press(window, pygame.K_a)
    window.step(0.01)
    assert scene.drawn == 2
    scene.moving = True
    window.step(0.01)
    assert scene.drawn == 3


def test_another_size_of_window_reaches_the_scene_and_one_too_small_is_not_taken(app):
    scene = Told()
    window = app(scene)
    screen.open_window("test", (1600, 900))
    window.take(pygame.event.Event(pygame.VIDEORESIZE, size=(1600, 900), w=1600, h=900))
    assert scene.sizes[-1][0] == (1600, 900)
    pygame.display.set_mode((320, 200), pygame.RESIZABLE)
    window.take(pygame.event.Event(pygame.VIDEORESIZE, size=(320, 200), w=320, h=200))
    assert scene.sizes[-1][0] == (640, 480)


def test_f11_fills_the_screen_and_goes_back_to_the_window_as_it_was(app):
    scene = Told()
    window = app(scene)
    press(window, pygame.K_F11)
    assert window.surface.get_flags() & pygame.FULLSCREEN
    press(window, pygame.K_F11)
    assert not window.surface.get_flags() & pygame.FULLSCREEN
    assert window.kit.size == (1280, 720)


def test_text_and_palette_can_be_changed_while_the_game_runs(app):
    scene = Told(t=Restyle(text_scale=1.5), c=Restyle(colour_blind=True))
    window = app(scene)
    press(window, pygame.K_t, pygame.K_c)
    assert scene.sizes[-1] == ((1280, 720), 1.5, True)
    assert window.kit.ballots.in_favour == (0x56, 0xB4, 0xE9)


class Resting(Told):
    """A scene in which nothing moves by itself for so long."""

    def __init__(self, seconds, **wishes):
        super().__init__(**wishes)
        self.seconds = seconds
        self.passed = []

    def rests(self):
        return self.seconds

    def update(self, dt):
        self.passed.append(dt)
        return super().update(dt)


def run_until_left(app, monkeypatch, waits):
    """Run the loop; each wait takes nothing but is noted, and with the last the window is closed."""
    waited = []

    def wait(seconds):
        waited.append(seconds)
        if len(waited) == waits:
            pygame.event.post(pygame.event.Event(pygame.QUIT))

    monkeypatch.setattr("game.desktop.app.wait_for_event", wait)
    app.run()
    return waited


def test_while_nothing_moves_the_window_waits_for_events_and_draws_nothing(app, monkeypatch):
    scene = Resting(float("inf"))
    made = app(scene)
    assert run_until_left(made, monkeypatch, 5) == [REST] * 5
    assert scene.drawn == 1


def test_the_window_waits_no_longer_than_until_something_happens_by_itself(app, monkeypatch):
    assert run_until_left(app(Resting(0.25)), monkeypatch, 3) == [0.25] * 3


def test_what_an_event_brings_after_a_long_wait_is_not_old_when_it_comes(app, monkeypatch):
    heard = []

    class Answering(Resting):
        def handle(self, event):
            heard.append(len(self.passed))
            return Quit()

    scene = Answering(1.0)
    made = app(scene)
    clock = iter([16, 30_000, 16, 16])
    monkeypatch.setattr(pygame.time, "Clock", lambda: SimpleNamespace(tick=lambda *_: next(clock)))
    key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, mod=0, unicode="q")
    monkeypatch.setattr("game.desktop.app.wait_for_event", lambda seconds: pygame.event.post(key))
    pygame.event.clear()
    made.run()
    assert heard and sum(scene.passed[: heard[0]]) > 29, "the wait is over before the event is heard"


def test_a_scene_that_moves_and_one_that_does_not_say_are_never_waited_in(app, monkeypatch):
    monkeypatch.setattr("game.desktop.app.wait_for_event", lambda seconds: pytest.fail("it waits"))
    moving = Resting(0.0)
    app(moving).run(frames=3)
    for scene in (moving, Told()):
        made = app(scene)
        made.draw()
        assert made.rests() == 0
