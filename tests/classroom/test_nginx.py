"""A conference behind nginx: two servers share the rooms by number, and forged headers open nothing there either."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.classroom.served import PATIENCE, SCENARIO, Page, Server, free_port
from tests.needs import needs

pytestmark = needs("nginx")
HOST = "class.example"
FORGED = {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", "Forwarded": "for=127.0.0.1;host=evil.example"}
CONFIGURATION = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; events {{}}
http {{
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{
    listen 127.0.0.1:{port};
    proxy_http_version 1.1; proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; proxy_read_timeout 60s;
    location /1/ {{ proxy_pass http://127.0.0.1:{first}; }}
    location /2/ {{ proxy_pass http://127.0.0.1:{second}; }}
  }}
}}
"""


class Conference:
    """Two servers and nginx before them, which is reached at `port`."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.servers = [
            Server(SCENARIO, "--form", "whole", "--save", str(folder / f"{number}.jsonl"), "--first", str(number),
                   "--url", f"http://{HOST}", port=free_port())
            for number in (1, 2)
        ]  # fmt: skip
        first, second = (each.port for each in self.servers)
        told = CONFIGURATION.format(folder=folder, port=self.port, first=first, second=second)
        (folder / "nginx.conf").write_text(told)
        self.nginx = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)])
        end = time.monotonic() + PATIENCE
        while not self._answers() and time.monotonic() < end:
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return self.post("/1/api/join", {}).status_code == 400
        except httpx.HTTPError:
            return False

    def post(self, path: str, content: object, **headers: str) -> httpx.Response:
        """Send JSON through nginx, as a page of the school's address does."""
        given = {"Host": HOST, "Origin": f"http://{HOST}", **headers}
        return httpx.post(f"http://127.0.0.1:{self.port}{path}", json=content, headers=given, timeout=PATIENCE)

    def page(self, token: str, path: str, **headers: str) -> Page:
        """Open a page through nginx."""
        return Page(self.port, token, path, {"Host": HOST, "Origin": f"http://{HOST}", **headers})

    def close(self) -> None:
        """Stop all."""
        self.nginx.terminate()
        self.nginx.wait(PATIENCE)
        for each in self.servers:
            each.stop()


@pytest.fixture(scope="module")
def conference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conference]:
    found = Conference(tmp_path_factory.mktemp("nginx"))
    yield found
    found.close()


def test_each_room_is_on_its_server_and_the_path_says_which(conference: Conference) -> None:
    for number, server in enumerate(conference.servers, 1):
        assert server.said["join"] == f"http://{HOST}/{number}/"
        told = conference.post(f"/{number}/api/join", {"code": server.code, "name": "Ann", "cid": "x" * 16}).json()
        page = conference.page(told["token"], f"/{number}/ws")
        assert page.until("public:about")
        page.close()
        other = conference.page(told["token"], f"/{3 - number}/ws")
        assert other.ended() == 4401, "a token of one room opens nothing in another"
        wrong = conference.post(f"/{3 - number}/api/join", {"code": server.code, "name": "Ben", "cid": "y" * 16})
        assert wrong.status_code == 403


def test_the_teacher_enters_by_the_link_alone_and_forged_addresses_grant_nothing(conference: Conference) -> None:
    server = conference.servers[0]
    for headers in ({}, *({name: value} for name, value in FORGED.items())):
        assert conference.post("/1/api/teacher", {"once": "guess"}, **headers).status_code == 403
    assert conference.post("/1/api/teacher", {"once": server.once}, **FORGED).status_code == 200
    assert conference.post("/1/api/teacher", {"once": server.once}).status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}])
def test_strange_hosts_and_origins_are_refused_behind_it_too(conference: Conference, headers: dict[str, str]) -> None:
    assert conference.post("/1/api/join", {"code": conference.servers[0].code}, **headers).status_code == 403
    with pytest.raises(InvalidStatus, match="403"):
        conference.page("x", "/1/ws", **headers)


def test_wrong_codes_count_for_the_room_and_not_for_the_address_of_the_proxy(conference: Conference) -> None:
    answers = [conference.post("/2/api/join", {"code": "AAAA22", "name": "x", "cid": "y"}) for _ in range(14)]
    assert {each.status_code for each in answers} == {403}
    long = conference.post("/2/api/join", {"code": "A" * 5000, "name": "x", "cid": "y"})
    assert long.status_code == 413


@pytest.mark.parametrize("path", ["/1/../room.py", "/1/static/..%2froom.py", "/1/static/%2e%2e/room.py", "/3/"])
def test_no_path_leads_elsewhere(conference: Conference, path: str) -> None:
    url = f"http://127.0.0.1:{conference.port}{path}"
    assert httpx.get(url, headers={"Host": HOST}, timeout=PATIENCE).status_code in (400, 403, 404)
