"""What schemathesis cannot know of the document: who may call what, and that a message is signed by its sender.

Every request gets the token of a caller its operation is for (`x-callers`), and a message the detached CMS of that caller
over exactly its bytes, made by OpenSSL as the README says. Three quarters of the generated messages are also given the
caller as their sender: else none would come as far as the business rules.
"""

import base64
import json
import os
import re
import subprocess
import tempfile
import zlib
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import requests
import schemathesis

STAGE = json.loads(Path(os.environ["CORRIDOR_FOREIGN_STAGE"]).read_text())
SIGNED = {("POST", "/v1/messages"), ("POST", "/v1/inbox/reports")}


def _operations():
    document = json.loads(Path(STAGE["document"]).read_text())
    for path, methods in document["paths"].items():
        pattern = re.compile(re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(path)))
        for method, operation in methods.items():
            yield method.upper(), pattern, operation["x-callers"]


OPERATIONS = list(_operations())


def _caller(method, url):
    """One of those the operation is for, by turns: each sees something else. Who sends messages signs them."""
    if (method, urlsplit(url).path) in SIGNED:
        return STAGE["callers"]["party"]
    for known, pattern, callers in OPERATIONS:
        if known == method and pattern.fullmatch(urlsplit(url).path):
            named = [one for one in ("operator", "party", "officer") if one in callers]
            return STAGE["callers"][named[zlib.crc32(url.encode()) % len(named)]] if named else None
    return None


def _signature(body, caller):
    with tempfile.NamedTemporaryFile() as message:
        message.write(body)
        message.flush()
        command = ["openssl", "cms", "-sign", "-binary", "-in", message.name, "-outform", "DER"]
        signed = subprocess.run(
            [*command, "-signer", caller["certificate"], "-inkey", caller["key"]], capture_output=True, check=True
        )
    return base64.b64encode(signed.stdout).decode("ascii")


def _narrowed(pattern):
    """The pattern with long ranges of characters cut to their ends.

    The fuzzer makes a list of every character of a class, each time: a million for our texts, a second each.
    """

    def ends(found):
        first, last = ord(found[1]), ord(found[2])
        if last - first < 1024:
            return found[0]
        return f"{found[1]}-{chr(first + 512)}{chr(last - 63)}-{found[2]}"

    spelled = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), pattern)
    return pattern if spelled == pattern and pattern.isascii() else re.sub(r"([^\\\[\]])-([^\\\[\]])", ends, spelled)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Makes texts cheap to generate."""

    def visit(node):
        if isinstance(node, list):
            for one in node:
                visit(one)
        elif isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                node["pattern"] = _narrowed(node["pattern"])
            for one in node.values():
                visit(one)

    visit(raw_schema["components"]["schemas"])


class Caller(requests.auth.AuthBase):
    """Lets a request be the one of a caller the operation is for."""

    def __call__(self, request):
        path = urlsplit(request.url).path
        caller = _caller(request.method, urlunsplit(("", "", *urlsplit(request.url)[2:])))
        if caller is None:
            return request
        request.headers["Authorization"] = f"Bearer {caller['token']}"
        # Nobody waits a minute for messages that do not come; what is no such wait stays as it is.
        request.url = re.sub(r"([?&]wait=)([1-9]|[1-5][0-9]|60)(?=&|$)", r"\g<1>1", request.url)
        body = request.body.encode() if isinstance(request.body, str) else request.body
        # A quarter keeps the header that was generated, so that wrong ones are tried too.
        if body and (request.method, path) in SIGNED and zlib.crc32(body) % 4 != 0:
            request.headers["Corridor-Signature"] = _signature(body, caller)
        return request


schemathesis.auth.set_from_requests(Caller())


def _often(value):
    """Three times out of four, decided by what was generated: a run with the same seed is the same run."""
    return zlib.crc32(json.dumps(value, sort_keys=True, default=str).encode()) % 4 != 0


def _operation(context):
    operation = context.operation
    return ("", "") if operation is None else (operation.method.upper(), operation.path)


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Leads most generated requests to something that is there: else all of them would be 404."""
    if not isinstance(path_parameters, dict) or not _often([path_parameters, _operation(context)]):
        return path_parameters
    known = {name: value for name, value in STAGE["known"].items() if name in path_parameters}
    _, path = _operation(context)
    if not path.startswith("/v1/messages/"):
        known.pop("id", None)
    return {**path_parameters, **known}


@schemathesis.hook
def map_query(context, query):
    """Names the sender of the message that is there."""
    _, path = _operation(context)
    if isinstance(query, dict) and path.startswith("/v1/messages/") and "sender" in query and _often(query):
        return {**query, "sender": STAGE["known"]["sender"]}
    return query


@schemathesis.hook
def map_body(context, body):
    """Gives most generated messages the sender who posts them, and most passages the officer's office."""
    operation = _operation(context)
    if not isinstance(body, dict) or not _often(body):
        return body
    if operation in SIGNED and "sender" in body:
        return {**body, "sender": STAGE["callers"]["party"]["sender"]}
    if operation == ("POST", "/v1/passages") and "office" in body:
        return {**body, "office": STAGE["callers"]["officer"]["office"]}
    return body
