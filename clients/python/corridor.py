"""A party of Corridor in Python: signs and sends messages, verifies receipts and seals, keeps what it receives.

HTTP by the standard library, CMS by cryptography and asn1crypto. What goes over AMQP is in queue.py.
"""

import base64
import hashlib
import json
import os
import ssl
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from datetime import datetime, timezone

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7

# The attribute in which the hub says what it has sealed.
SEAL_OID = "2.25.123381332279751208927667843752799286387"
# Answers to what this party sent: they are acknowledged, never reported.
ANSWERS = ("acknowledgement", "functional-error", "technical-error")
LIMIT_SECONDS = 60


class NotOfTheHub(Exception):
    """What claims to be the hub's is not, or is about other bytes. Take nothing of it; tell the operators."""


class Refused(Exception):
    """The hub did not accept a message; it says why."""


class Hub:
    """What the hub has signed, verified by its own certificates, which the operators hand out: its authority certifies others too."""

    def __init__(self, certificates_pem):
        self.certificates = x509.load_pem_x509_certificates(certificates_pem)

    def signed_attributes(self, content, signature):
        """The signed attributes of a detached CMS of the hub over exactly these bytes. Raises NotOfTheHub."""
        try:
            info = cms.ContentInfo.load(signature, strict=True)
            (signer,) = info["content"]["signer_infos"]
            attributes = {one["type"].dotted: one["values"] for one in signer["signed_attrs"]}
            (digest,) = attributes["1.2.840.113549.1.9.4"].native
            (kind,) = attributes["1.2.840.113549.1.9.3"].native
            signed = signer["signed_attrs"].untag().dump()
        except (ValueError, KeyError, TypeError) as error:
            raise NotOfTheHub(f"no CMS signature: {error}") from error
        if kind != "data" or digest != hashlib.sha256(content).digest():
            raise NotOfTheHub("the signature is over other bytes")
        # What is not signed could say anything, and nothing of the hub's has it.
        if len(attributes) != len(signer["signed_attrs"]) or signer["unsigned_attrs"].native:
            raise NotOfTheHub("attributes twice, or unsigned")
        for certificate in self.certificates:
            try:
                certificate.public_key().verify(signer["signature"].native, signed, ec.ECDSA(hashes.SHA256()))
                return attributes
            except InvalidSignature:
                continue
        raise NotOfTheHub("another has signed")

    def receipt(self, receipt, signature, message_id, body):
        """The hub's receipt for these bytes under this id, read. Raises NotOfTheHub."""
        if SEAL_OID in self.signed_attributes(receipt, signature):
            raise NotOfTheHub("a seal in place of a receipt")
        read = json.loads(receipt)
        if read["id"] != message_id or read["digest"] != f"sha256:{hashlib.sha256(body).hexdigest()}":
            raise NotOfTheHub("the receipt is for another message")
        return read

    def seal(self, body, seal, sender, message_id):
        """What the seal over these bytes says: sender, id, logIndex, and mrn of what has a movement. Raises NotOfTheHub."""
        attributes = self.signed_attributes(body, seal)
        if SEAL_OID not in attributes:
            raise NotOfTheHub("a signature, but no seal")
        content = json.loads(attributes[SEAL_OID][0].parsed.native)
        if (content["sender"], content["id"]) != (sender, message_id):
            raise NotOfTheHub("the seal is for another message")
        return content


@dataclass
class Party:
    """One participant: its key in the registry, and what it proves itself with."""

    hub_url: str
    hub: Hub
    key: str
    sender: dict
    token: str
    signing_key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    tls: ssl.SSLContext | None = None

    def sign(self, body):
        """Detached CMS, DER, over exactly these bytes."""
        options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
        builder = pkcs7.PKCS7SignatureBuilder().set_data(body)
        builder = builder.add_signer(self.certificate, self.signing_key, hashes.SHA256())
        return builder.sign(serialization.Encoding.DER, options)

    def call(self, path, body=None, headers=()):
        """One request; status, headers and bytes of the answer, whatever the status."""
        request = urllib.request.Request(self.hub_url + path, body, {"Authorization": f"Bearer {self.token}", **dict(headers)})
        try:
            with urllib.request.urlopen(request, timeout=LIMIT_SECONDS, context=self.tls) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.headers, refusal.read()

    def post(self, message_id, content_type, body, path="/v1/messages"):
        """Signs and posts a message; returns receipt and signature, verified. The same bytes may be posted again after a fault."""
        signature = base64.b64encode(self.sign(body)).decode()
        headers = {"Content-Type": content_type, "Accept": "application/json", "Corridor-Signature": signature}
        status, answered, receipt = self.call(path, body, headers)
        if status not in (200, 202):
            raise Refused(f"{status} {receipt.decode()}")
        receipt_signature = base64.b64decode(answered["Corridor-Signature"])
        self.hub.receipt(receipt, receipt_signature, message_id, body)
        return receipt, receipt_signature

    def inbox(self, wait=30):
        """The next messages for this party, as the hub gives them; waits so many seconds for the first."""
        status, _, body = self.call(f"/v1/inbox?wait={wait}")
        if status != 200:
            raise Refused(f"{status} {body.decode()}")
        return json.loads(body)["messages"]

    def report(self, seals):
        """A delivery-report that these were taken: its id and bytes."""
        now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        entries = [{name: seal[name] for name in ("sender", "id", "logIndex")} | {"outcome": "accepted"} for seal in seals]
        header = {"id": str(uuid.uuid4()), "type": "delivery-report", "version": "1", "sender": self.sender}
        times = {"occurredAt": now, "preparedAt": now, "procedure": "automatic"}
        return header["id"], json.dumps({**header, **times, "body": {"entries": entries}}).encode()


class Journal:
    """Messages received, a line each, on the disk before `store` returns. A journal that is opened again goes on from its lines."""

    def __init__(self, path):
        self.known, self.last = set(), {}
        try:
            with open(path, "rb") as lines:
                for line in lines:
                    self._count(json.loads(line))
        except FileNotFoundError:
            pass
        self.file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def _count(self, seal):
        self.known.add((seal["sender"], seal["id"]))
        if "mrn" in seal:
            self.last[seal["mrn"]] = seal["logIndex"]

    def store(self, seal, body):
        """False for a repeat, which is not stored again. Raises NotOfTheHub for what comes after a later one of its movement."""
        if (seal["sender"], seal["id"]) in self.known:
            return False
        if seal["logIndex"] <= self.last.get(seal.get("mrn"), -1):
            raise NotOfTheHub(f"{seal['id']} comes too late in its movement")
        line = json.dumps({**seal, "body": base64.b64encode(body).decode()}).encode() + b"\n"
        if os.write(self.file, line) != len(line):
            raise OSError("the journal could not be written")
        os.fsync(self.file)
        self._count(seal)
        return True
