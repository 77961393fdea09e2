"""What a server sends back of a password or a token is in no message, in whatever form it comes."""

from __future__ import annotations

import base64
import html
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

import pytest

import wp2rdf
from tests.loading.content import password
from tests.loading.stores import Answer, Proxy
from wp2rdf.errors import StoreError
from wp2rdf.loading.credentials import Credentials

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAIN, HARD = "hunter2secret", 'hun&ter2<b c>sëcr"et/?'
RESULT = {"Content-Type": "application/sparql-results+json"}
FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "percent-encoded": lambda text: quote(text, safe=""),
    "percent-encoded in small letters": lambda text: quote(text, safe="").replace("%3C", "%3c"),
    "of a form": quote_plus,
    "percent-encoded twice": lambda text: quote(quote(text, safe=""), safe=""),
    "HTML": html.escape,
    "HTML twice": lambda text: html.escape(html.escape(text)),
    "HTML by names": lambda text: html.escape(text).replace("ë", "&euml;").replace("&#x27;", "&apos;"),
    "HTML by numbers": lambda text: "".join(f"&#{ord(char)};" for char in text),
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON in Unicode": lambda text: json.dumps(text, ensure_ascii=False)[1:-1].replace("/", "\\/"),
    "Python": lambda text: repr(text.encode())[2:-1],
    "capitals": str.upper,
    "another encoding": lambda text: text.encode().decode("latin-1"),
}
PIECES = ("hunter2", "hun&", "ter2", "cret", "am9l", "joe:h")


def untold(text: str) -> None:
    """Asserts that no piece of a secret is left."""
    assert not [piece for piece in PIECES if piece.lower() in text.lower()], text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("secret", [PLAIN, HARD])
def test_no_form_of_a_secret_is_left(form: str, secret: str) -> None:
    said = FORMS[form](secret)
    for known in (Credentials("joe", secret), Credentials(token=secret)):
        found = known.hidden(f"before {said} between {said}, after")
        assert found == "before … between …, after"


@pytest.mark.parametrize("secret", [PLAIN, HARD])
def test_headers_of_authentication_are_not_told(secret: str) -> None:
    known = Credentials("joe", secret)
    basic = base64.b64encode(f"joe:{secret}".encode()).decode()
    for said in (f"Authorization: Basic {basic}", f"got {basic}!", f"auth={quote(basic, safe='')}"):
        untold(known.hidden(said))
    digest = 'Digest username="joe", response="0a1b2c"\nrefused'
    assert known.hidden(digest) == "Digest …\nrefused"
    assert known.hidden("bearer am9lZGVy, no") == "bearer …, no"
    assert known.hidden("Basics of 2.3 authentication") == "Basics of 2.3 authentication"


@pytest.mark.parametrize("secret", [PLAIN, HARD])
@pytest.mark.parametrize(
    "answer",
    [
        lambda secret: Answer(200, {}, f"debug: joe:{secret}".encode()),
        lambda secret: Answer(200, {}, f"{'<p>' * 30}{html.escape(secret)}{' ' * 195}".encode()),  # cut in the middle
        lambda secret: Answer(200, RESULT, f'{{"results": 1, "auth": {json.dumps(secret)}}}'.encode()),
        lambda secret: Answer(200, {"X-SQL-State": f"S1TAT for joe:{quote(secret)}"}, b"{}"),
        lambda secret: Answer(302, {"Location": f"/login/joe:{quote(secret, safe='')}"}, b""),
        lambda secret: Answer(302, {"Location": f"http://{quote(secret, safe='')}.example/"}, b""),
        lambda secret: Answer(400, {}, f"you are joe with {html.escape(secret)}".encode()),
        lambda secret: Answer(500, {}, f"Basic {base64.b64encode(f'joe:{secret}'.encode()).decode()}".encode()),
        lambda secret: Answer(507, {}, f"no room for {secret}".encode()),
        lambda secret: Answer(403, {}, json.dumps({"user": "joe", "password": secret}).encode()),
    ],
)
def test_a_server_that_sends_back_what_it_got(
    examples: Path, secret: str, answer: Callable[[str], Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Proxy(fault=lambda *_: answer(secret)) as proxy:
        for env in (password("joe", secret), {"WP2RDF_TOKEN": secret}):
            with monkeypatch.context() as patch:
                for name, value in env.items():
                    patch.setenv(name, value)
                with pytest.raises(StoreError) as raised:
                    wp2rdf.load(examples, f"update:{proxy.url}/update", retries=0)
            said = str(raised.value)
            assert said.startswith(f"{proxy.url}/")
            assert len(said.splitlines()) == 1
            untold(said)
