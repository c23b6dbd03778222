"""A real server: who gets in and who does not, what is seen, and that nothing is lost when it is killed."""

import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.classroom.served import PATIENCE, SCENARIO, Page, Server, dialled, lines_of


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("class") / "room.jsonl"
    running = Server(SCENARIO, "--form", "whole", "--save", str(path), "--host", "room.test")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def teacher(server: Server) -> Iterator[Page]:
    page = server.page(server.teach())
    page.until("public:about")
    yield page
    page.close()


def test_a_student_joins_sits_and_acts(server: Server, teacher: Page) -> None:
    token, person = server.join("Ann")
    page = server.page(token)
    assert page.until("public:about")["title"] == "The Council of Three"
    assert teacher.order("seat", person=person, seat="AAA")["type"] == "done"
    assert teacher.order("phase", to=2)["type"] == "done"
    assert page.until("seat:AAA:turn")
    while not page.screen.sections["seat:AAA:turn"]["mine"]:
        page.hear()
    done = page.order("pass")
    assert done["type"] == "done" and done["n"] > 0
    page.close()


def test_the_teachers_link_opens_once(server: Server, teacher: Page) -> None:
    again = server.post("/api/teacher", {"once": server.once})
    assert again.status_code == 403 and "used already" in again.json()["why"]


def test_a_token_is_kept_as_its_digest_only(server: Server, teacher: Page) -> None:
    token, _ = server.join("Token")
    path = Path(str(teacher_file(server)))
    assert token not in path.read_text(encoding="utf-8") and len(token) * 6 >= 192
    devices = [each["line"] for each in lines_of(path) if each.get("line", {}).get("kind") == "DeviceKnown"]
    assert devices and all(re.fullmatch("[0-9a-f]{64}", each["digest"]) for each in devices)
    assert all(each["to"] == [] for each in lines_of(path) if each.get("line", {}).get("kind") == "DeviceKnown")


def teacher_file(server: Server) -> str:
    command = server.process.args
    assert isinstance(command, list)
    return str(command[command.index("--save") + 1])


# --- the attacks of classroom.md, section 4 ---


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "[::1]", "Origin": "http://evil.example"}, {"Origin": "file://x"},
    ],
)  # fmt: skip
def test_a_strange_host_or_origin_gets_nothing(server: Server, headers: dict[str, str]) -> None:
    for path in ("/", "/console", "/api/join"):
        assert httpx.get(server.base + path, headers=headers, timeout=PATIENCE).status_code == 403
    answer = httpx.post(server.base + "/api/join", json={"code": server.code}, headers=headers, timeout=PATIENCE)
    assert answer.status_code == 403
    with pytest.raises(InvalidStatus, match="403"), dialled(server.port, headers=headers):
        raise AssertionError("a strange page was let in")


def test_a_further_name_and_the_own_page_are_let_in(server: Server) -> None:
    own = {"Host": f"room.test:{server.port}", "Origin": f"http://room.test:{server.port}"}
    answer = httpx.post(server.base + "/api/join", json={"code": "x", "name": "x", "cid": "x"}, headers=own)
    assert answer.status_code == 403 and "No room has this code" in answer.json()["why"]


def test_what_is_no_request_of_a_page_is_refused_in_a_sentence(server: Server) -> None:
    form = server.post("/api/join", b"code=" + server.code.encode(), content_type="text/plain")
    assert form.status_code == 415
    assert server.post("/api/join", b"x" * 5000).status_code == 413
    for strange in (b"[]", b"{", b'{"code":1}', b"[" * 3000, b'{"code":"A","name":["x"],"cid":"y"}'):
        answer = server.post("/api/join", strange)
        assert answer.status_code == 400 and answer.json()["why"].endswith(".")
    short = server.post("/api/join", {"code": server.code, "name": "Zed", "cid": "guess"})
    assert short.status_code == 400
    assert server.get("/api/join").status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/../room.py", "/static/../room.py", "/static/%2e%2e/room.py", "/static/..%2froom.py", "/%2fetc%2fpasswd",
     "/static/vendor/..%2f..%2froom.py", "/flags/../../pyproject.toml", "/flags/%2e%2e/%2e%2e/pyproject.toml"],
)  # fmt: skip
def test_no_path_leads_out_of_the_pages(server: Server, path: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as raw:
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        assert b" 404 " in raw.recv(1000).split(b"\r\n")[0]


def test_every_answer_bears_the_strict_policy(server: Server) -> None:
    for path in ("/", "/nothing", "/static/vendor/preact-htm.js", "/api/join"):
        found = server.get(path).headers
        assert found["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
        assert found["x-content-type-options"] == "nosniff" and found["referrer-policy"] == "no-referrer"
        assert "server" not in found and "set-cookie" not in found


def test_hostile_messages_get_a_sentence_or_a_code_and_never_end_the_room(server: Server) -> None:
    token, _ = server.join("Mallory")
    for first, code in (("{}", 4400), ('{"do":"pass","cid":"12345678"}', 4400), ('{"do":"hello","token":"no"}', 4401),
                        ('{"do":"hello","token":"' + "x" * 500 + '"}', 4401), ("x" * 40000, 1009),
                        ('{"do":"hello","token":"x","version":"0"}', 4426)):  # fmt: skip
        with connect(f"ws://127.0.0.1:{server.port}/ws") as raw:
            raw.send(first)
            page = Page.__new__(Page)
            page.socket, page.closed = raw, 0
            from tests.classroom.screen import Screen

            page.screen = Screen()
            assert page.ended() == code, first[:60]
    page = server.page(token)
    for strange in ("{", "[]", '"x"', '{"do":"act","cid":"12345678","kind":7}', '{"do":"fly","cid":"12345678"}'):
        page.send(strange)
    page.send(json.dumps({"do": "act", "cid": "forged-seat-1", "seat": "BBB", "kind": "EndDay"}))
    assert "no seat yet" in page.answer("forged-seat-1")["why"]
    page.send(b"\x00\xff")
    assert page.ended() == 1003


def test_a_flood_is_refused_order_by_order(server: Server) -> None:
    token, _ = server.join("Flood")
    page = server.page(token)
    page.until("public:about")
    for number in range(80):
        page.send({"do": "hand", "cid": f"flood-{number:06}", "up": number % 2 == 0})
    answers = [page.answer(f"flood-{number:06}")["type"] for number in range(80)]
    assert 20 <= answers.count("done") <= 40 and answers[:20] == ["done"] * 20
    page.close()


def test_one_token_opens_three_pages_and_no_more(server: Server) -> None:
    token, _ = server.join("Many")
    pages = [server.page(token) for _ in range(3)]
    for each in pages:
        each.until("public:about")
    fourth = server.page(token)
    assert fourth.ended() == 4409 and "already" in fourth.bye
    for each in pages:
        each.close()


def test_the_projectors_token_reads_the_public_and_orders_nothing(server: Server) -> None:
    page = server.page(server.said["projector"].split("#")[1])
    page.until("public:about")
    page.rest()
    assert {name.split(":")[0] for name in page.screen.sections} <= {"public", "projector"}
    assert "only looks on" in page.order("hand", up=True)["why"]
    assert "Only the teacher" in page.order("newcode")["why"]
    page.close()


def test_a_student_who_is_removed_is_shown_out_at_once(server: Server, teacher: Page) -> None:
    token, person = server.join("Gone")
    page = server.page(token)
    page.until("public:about")
    assert teacher.order("remove", person=person)["type"] == "done"
    assert page.ended() == 4401 and "left this room" in page.bye
    again = server.page(token)
    assert again.ended() == 4401


def test_wrong_codes_are_counted_and_joining_locks(server: Server, teacher: Page) -> None:
    assert teacher.order("set", name="locked", value=True)["type"] == "done"
    assert server.post("/api/join", {"code": server.code, "name": "Late", "cid": "x" * 16}).status_code == 423
    teacher.order("set", name="locked", value=False)
    answers = [server.post("/api/join", {"code": "AAAA22", "name": "x", "cid": "y"}) for _ in range(12)]
    assert answers[-1].status_code == 429 and "Wait a minute" in answers[-1].json()["why"]
    assert {each.status_code for each in answers} == {403, 429}


# --- killed in the middle ---


def test_what_was_acknowledged_survives_kill_9_and_what_was_not_is_sent_again(tmp_path: Path) -> None:
    path, dice = tmp_path / "room.jsonl", Random(1)
    server = Server(SCENARIO, "--form", "whole", "--save", str(path))
    teacher = server.teach()
    token, person = server.join("Ann")
    desk = server.page(teacher)
    desk.order("seat", person=person, seat="AAA")
    desk.close()
    sent: list[str] = []
    done: set[str] = set()
    for kills in range(2):
        page = server.page(token)
        page.until("public:about")
        for cid in [each for each in sent if each not in done]:
            page.send({"do": "note", "cid": cid, "to": ["BBB"], "words": cid})
        for number in range(18):
            cid = f"note-{kills}-{number:04}"
            sent.append(cid)
            page.send({"do": "note", "cid": cid, "to": ["BBB"], "words": cid})
            while (told := page.hear(dice.choice((0.0, 0.005)))) is not None:
                if told["type"] == "done":
                    done.add(told["cid"])
            time.sleep(0.005)
        server.kill()
        kept = [each["line"]["words"] for each in lines_of(path) if each.get("line", {}).get("kind") == "NoteSent"]
        assert done <= set(kept) and len(kept) == len(set(kept))
        server = Server("--resume", str(path), port=server.port)
    page = server.page(token)
    for cid in sent:
        if cid not in done:
            page.send({"do": "note", "cid": cid, "to": ["BBB"], "words": cid})
            time.sleep(0.25)
            assert page.answer(cid)["type"] == "done"
    kept = [each["line"]["words"] for each in lines_of(path) if each.get("line", {}).get("kind") == "NoteSent"]
    assert sorted(kept) == sorted(sent)
    assert server.page(teacher).until("public:about") and server.once != teacher
    server.stop()
    assert page.ended() == 1012, "a page comes back by itself"


# --- how it starts ---


def refused(*arguments: str) -> str:
    server = Server(*arguments, wait=False)
    out, told = server.process.communicate(timeout=60)
    assert server.process.returncode in (1, 2) and out == "" and "Traceback" not in told
    return told


def test_it_says_in_a_sentence_why_it_cannot_start(server: Server, tmp_path: Path) -> None:
    taken = Server(SCENARIO, "--save", str(tmp_path / "x.jsonl"), port=server.port, wait=False)
    out, told = taken.process.communicate(timeout=60)
    assert f"the port {server.port} cannot be used" in told and taken.process.returncode == 1 and not out
    (tmp_path / "newer.jsonl").write_text('{"format":99,"version":"9","case":{}}\n')
    assert "newer version" in refused("--resume", str(tmp_path / "newer.jsonl"))
    (tmp_path / "bad.yaml").write_text("id: bad\ntitle: 3\n")
    assert "bad.yaml" in refused(str(tmp_path / "bad.yaml"))
    assert "no form" in refused(SCENARIO, "--form", "fortnight", "--save", str(tmp_path / "y.jsonl"))
