"""Five routes of a running hub by the client that openapi-generator makes of its document: lists, unions, an error."""

import base64
import json
import subprocess
import sys
import tempfile
import uuid
from datetime import datetime, timezone
from pathlib import Path

import corridor_client as corridor

STAGE = json.loads(Path(sys.argv[1]).read_text())
KNOWN = STAGE["known"]
PARTY = STAGE["callers"]["party"]


def caller(name):
    token = STAGE["callers"][name]["token"]
    return corridor.ApiClient(corridor.Configuration(host=STAGE["hub"], access_token=token))


def signature(body):
    """The detached CMS over exactly these bytes, as the README makes it."""
    with tempfile.NamedTemporaryFile() as message:
        message.write(body)
        message.flush()
        command = ["openssl", "cms", "-sign", "-binary", "-in", message.name, "-outform", "DER"]
        signed = subprocess.run(
            [*command, "-signer", PARTY["certificate"], "-inkey", PARTY["key"]], capture_output=True, check=True
        )
    return base64.b64encode(signed.stdout).decode("ascii")


def notice():
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return corridor.AvailabilityNotice(
        id=str(uuid.uuid4()),
        type="availability-notice",
        version="1",
        sender=corridor.Sender(country=PARTY["sender"]["country"], role=corridor.Role.CUSTOMS),
        occurredAt=now,
        preparedAt=now,
        procedure=corridor.Procedure.AUTOMATIC,
        body=corridor.AvailabilityNoticeBody.model_validate(
            {"scope": "country", "state": "available", "from": now, "manualProcedure": False}
        ),
    )


OPERATOR = caller("operator")
SENDER = caller("party")
MOVEMENTS = corridor.MovementsApi(OPERATOR)
MESSAGES = corridor.MessagesApi(SENDER)
SENT = notice()


def lists():
    page = MOVEMENTS.list_movements(limit=200)
    assert KNOWN["mrn"] in [one.mrn for one in page.items], page


def reads_a_union():
    read = corridor.GuaranteesApi(OPERATOR).read_guarantee(KNOWN["grn"]).actual_instance
    assert isinstance(read, corridor.GuaranteeBalances) and read.view == "balances", read


def sends_a_union():
    message = corridor.MessageToHub(SENT)
    body = json.dumps(SENDER.sanitize_for_serialization(message)).encode()
    receipt = MESSAGES.send_message(message, corridor_signature=signature(body))
    assert receipt.id == SENT.id, receipt


def reads_any_message():
    read = MESSAGES.read_message_body(SENT.id).actual_instance
    assert read == SENT, read


def reads_an_error():
    try:
        found = MOVEMENTS.read_movement("26TGLFW999999999J9")
    except corridor.ApiException as refused:
        problem = corridor.Problem.from_json(refused.body)
        assert refused.status == 404 and problem.code == corridor.HubErrorCode.ENUM_90, problem
    else:
        raise AssertionError(found)


STEPS = {
    "GET /v1/movements, a list": lists,
    "GET /v1/guarantees/{grn}, a union": reads_a_union,
    "POST /v1/messages, a union": sends_a_union,
    "GET /v1/messages/{id}/body, a union": reads_any_message,
    "GET /v1/movements/{mrn} of an unknown one, an error": reads_an_error,
}

for name, step in STEPS.items():
    try:
        step()
        print(f"ok {name}")
    except Exception as failure:
        print(f"not ok {name}: {failure!r}".replace("\n", " "))
