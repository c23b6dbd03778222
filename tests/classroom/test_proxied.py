"""Behind a school's own server nobody is this machine: an address grants nothing, and rooms are told by number."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from game.classroom.rules import WRONG_OF_ADDRESS, WRONG_OF_ROOM, Codes, Door
from tests.classroom.served import PATIENCE, SCENARIO, Server, free_port

OWN = frozenset({"127.0.0.1", "192.0.2.7"})
FORGED = {"x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", "forwarded": "for=127.0.0.1"}
PROXY = {"Host": "class.example", "Origin": "https://class.example", "X-Forwarded-For": "127.0.0.1"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("conference") / "room.jsonl"
    running = Server(
        SCENARIO, "--form", "whole", "--save", str(path), "--rooms", "2", "--url", "https://class.example",
        port=free_port(),
    )  # fmt: skip
    yield running
    running.stop()


def post(server: Server, path: str, content: object, **headers: str) -> httpx.Response:
    return httpx.post(server.base + path, json=content, headers=PROXY | headers, timeout=PATIENCE)


def test_addresses_are_those_that_the_school_gave(server: Server) -> None:
    assert server.said["teacher"].startswith("https://class.example/1/console#")
    assert server.said["join"] == "https://class.example/1/"
    codes = [each["code"] for each in server.said["rooms"]]
    files = [Path(each["file"]) for each in server.said["rooms"]]
    assert len(set(codes)) == 2 and len(set(files)) == 2 and all(each.exists() for each in files)


    assert [each["join"] for each in server.said["rooms"]] == [f"https://class.example/{n}/" for n in (1, 2)]


def test_each_room_is_reached_by_its_number_and_its_code_and_one_console_sees_both(server: Server) -> None:
    entered = post(server, "/api/teacher", {"once": server.once})
    assert entered.json()["rooms"] == [1, 2]
    first, second = (each["code"] for each in server.said["rooms"])
    for number, code in ((1, first), (2, second)):
        told = post(server, f"/{number}/api/join", {"code": code, "name": "Ann", "cid": "x" * 16}).json()
        assert told["room"] == number
        page = server.page(told["token"], path=f"/{number}/ws", headers=PROXY)
        assert page.until("public:about")
        page.close()
        desk = server.page(entered.json()["token"], path="/ws", headers=PROXY, room=number)
        assert desk.until("teacher:people")
        answer = desk.order("set", name="locked", value=number == 2)
        assert answer["type"] == "done"
        desk.close()
    assert post(server, "/api/join", {"code": second, "name": "Ben", "cid": "y" * 16}).status_code == 423
    assert post(server, "/api/join", {"code": first, "name": "Ben", "cid": "y" * 16}).status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}])
def test_forged_headers_open_nothing(server: Server, headers: dict[str, str]) -> None:
    assert post(server, "/api/join", {"code": server.code}, **headers).status_code == 403
    with pytest.raises(InvalidStatus, match="403"):
        server.page("x", headers=PROXY | headers)
    assert post(server, "/api/teacher", {"once": "guess"}).status_code == 403


def test_the_number_of_a_room_that_is_not_there_opens_nothing(server: Server) -> None:
    for path in ("/7/nothing", "/-1/", "/x/", "/1/2/3/nothing"):
        assert httpx.get(server.base + path, headers=PROXY, timeout=PATIENCE).status_code == 404


@pytest.mark.parametrize(
    ("door", "address", "headers", "may"),
    [
        (Door(OWN, OWN), "127.0.0.1", {}, True),
        (Door(OWN, OWN), "192.0.2.7", {}, True),
        (Door(OWN, OWN), "192.0.2.8", {}, False),
        (Door(OWN, OWN), "127.0.0.1", {"x-forwarded-for": "192.0.2.8"}, False),
        *((Door(OWN, OWN), "192.0.2.8", {name: value}, False) for name, value in FORGED.items()),
        (Door(OWN, OWN, url="https://class.example"), "192.0.2.8", {}, True),
        (Door(OWN, OWN, remote=True), "192.0.2.8", {}, True),
    ],
)
def test_who_may_enter_as_the_teacher(door: Door, address: str, headers: dict[str, str], may: bool) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    assert door.may_teach(address, raw) is may


@pytest.mark.parametrize(
    ("host", "origin", "admitted"),
    [
        ("127.0.0.1:8000", "", True), ("127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("127.0.0.1:8000", "http://127.0.0.1:9000", False), ("127.0.0.1:8000", "http://192.0.2.7:8000", False),
        ("192.0.2.7", "http://192.0.2.7", True), ("evil.example", "http://evil.example", False),
        ("127.0.0.1@evil.example", "", False), ("127.0.0.1:8000", "null", False), ("", "", False),
        ("127.0.0.1:8000", "http://127.0.0.1:8000.evil.example", False), ("[::1]:80", "", False),
    ],
)  # fmt: skip
def test_hosts_and_origins(host: str, origin: str, admitted: bool) -> None:
    headers = [(b"host", host.encode()), *([(b"origin", origin.encode())] if origin else [])]
    assert Door(OWN, OWN).admits(headers) is admitted
    assert not Door(OWN, OWN).admits([*headers, (b"host", b"127.0.0.1")])
    assert not Door(OWN, OWN).admits([])


def test_wrong_codes_count_by_address_only_where_addresses_mean_something() -> None:
    for by_address, many in ((True, WRONG_OF_ADDRESS), (False, WRONG_OF_ROOM)):
        codes = Codes(by_address=by_address)
        for number in range(many):
            assert not codes.paused("192.0.2.9", 100.0)
            codes.wrong("192.0.2.9", 100.0 + number / 1000)
        assert codes.paused("192.0.2.9", 101.0)
        assert bool(codes.paused("192.0.2.10", 101.0)) is not by_address
        assert not codes.paused("192.0.2.9", 170.0)
