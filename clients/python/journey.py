"""journey.py SANDBOX JOURNEY STATE: plays a written journey as all its parties, and takes what customs are told of it.

SANDBOX is .corridor/sandbox.json, JOURNEY the folder of `npm run journey -- NAME --write FOLDER`, STATE a folder of your own for
what was taken. Prints a line for each thing that holds; ends with 1 at the first that does not.
"""

import base64
import json
import sys
from pathlib import Path
from urllib.parse import quote

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from corridor import Hub, Journal, NotOfTheHub, Party
from queue_of_party import Queue

SANDBOX = json.loads(Path(sys.argv[1]).read_bytes())
JOURNEY, STATE = Path(sys.argv[2]), Path(sys.argv[3])
PLAN = json.loads((JOURNEY / "plan.json").read_bytes())
HUB = Hub(Path(SANDBOX["hubCertificate"]).read_bytes())


def key_of(row):
    return "/".join(filter(None, (row["country"], row.get("party"))))


ROWS = {key_of(row): row for row in SANDBOX["participants"]}


class Member:
    """A party of the sandbox: its journal, and its queue where it has one."""

    def __init__(self, key):
        row = ROWS[key]
        sender = {name: row[name] for name in ("country", "role", "party") if name in row}
        signing_key = serialization.load_pem_private_key(Path(row["key"]).read_bytes(), None)
        certificate = x509.load_pem_x509_certificate(Path(row["certificate"]).read_bytes())
        self.party = Party(SANDBOX["hub"], HUB, key, sender, row["token"], signing_key, certificate)
        self.key, self.channel, self.repeats = key, row["channel"], 0
        STATE.mkdir(parents=True, exist_ok=True)
        self.journal = Journal(STATE / f"{key.replace('/', '-')}.jsonl")
        expected = [step for step in PLAN["steps"] if key in step["receivers"]]
        self.expected = {(step["sender"], step["id"]) for step in expected}
        self.queue = None
        if self.channel == "amqp":
            login = f"{quote(row['amqpUser'], '')}:{quote(row['amqpPassword'], '')}@"
            # The virtual host of a URL without a path is named "/".
            url = SANDBOX["amqp"].replace("://", f"://{login}", 1).rstrip("/")
            self.queue = Queue(self.party, url if url.count("/") > 2 else f"{url}/%2F", row["queue"], self.taken, first_again=True)

    def taken(self, body, seal, sender, message_id):
        content = HUB.seal(body, seal, sender, message_id)
        if not self.journal.store(content, body):
            self.repeats += 1
        return content

    def send(self, step):
        body = (JOURNEY / step["file"]).read_bytes()
        if self.queue:
            return self.queue.send(step["id"], step["type"], step["contentType"], body)
        return self.party.post(step["id"], step["contentType"], body)

    def has_all(self):
        return self.expected <= self.journal.known

    def take(self):
        if self.queue:
            return self.queue.take(lambda: self.has_all() and self.repeats > 0)
        while not self.has_all() or self.repeats == 0:
            # Twice before the report, so that each comes again, as after a fault.
            messages = self.party.inbox() + self.party.inbox()
            seals = {}
            for one in messages:
                body, seal = base64.b64decode(one["body"]), base64.b64decode(one["seal"])
                content = self.taken(body, seal, one["sender"], one["id"])
                seals[content["sender"], content["id"]] = content
            if not seals:
                raise TimeoutError(f"nothing more comes in the inbox of {self.key}")
            report_id, report = self.party.report(seals.values())
            self.party.post(report_id, "application/json", report, "/v1/inbox/reports")


def refuses(what, attempt):
    try:
        attempt()
    except NotOfTheHub:
        return
    raise AssertionError(f"{what} was taken")


def main():
    members = {}
    for step in PLAN["steps"]:
        sender = members.setdefault(step["sender"], None) or Member(step["sender"])
        members[sender.key] = sender
        receipt, signature = sender.send(step)
        print(f"ok {sender.key} sends {step['file']} by {sender.channel}, and the receipt is the hub's", flush=True)
    refuses("a receipt with another byte", lambda: HUB.signed_attributes(receipt + b" ", signature))
    refuses("a receipt signed by a party", lambda: HUB.signed_attributes(receipt, sender.party.sign(receipt)))
    refuses("a receipt in place of a seal", lambda: HUB.seal(receipt, signature, sender.key, step["id"]))
    print("ok receipts with another byte, by another signer, and in place of a seal are refused")
    for key in sorted({receiver for step in PLAN["steps"] for receiver in step["receivers"]}):
        member = members.get(key) or Member(key)
        member.take()
        print(f"ok {key} has all that is for it by {member.channel}, sealed over these bytes, in order, stored before it was acknowledged")
        print(f"ok {key} drops repeats and reports them again", flush=True)
        if member.queue:
            member.queue.close()


try:
    main()
except Exception as error:
    print(f"not ok the journey: {type(error).__name__} {error}".replace("\n", " "))
    raise
