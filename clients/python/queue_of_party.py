"""A party's queue over AMQP 0-9-1, with pika: publish and wait for the hub's answer, take what comes, report it."""

import base64
import json
import xml.etree.ElementTree as ElementTree

import pika

from corridor import ANSWERS, LIMIT_SECONDS, Refused

NAMESPACE = "{urn:corridor:transit:1}"


class Queue:
    """
    One connection, used by one thread. `taken(body, seal, sender, id)` is called for each message, in the order of the queue, and
    returns when it is stored: only then it is acknowledged to the broker. With `first_again` the first is given back to the broker
    after it was stored, as if the connection had been lost before the acknowledgement.
    """

    def __init__(self, party, url, queue, taken, first_again=False):
        self.party, self.queue, self.taken, self.first_again = party, queue, taken, first_again
        self.connection = pika.BlockingConnection(pika.URLParameters(url))
        self.channel = self.connection.channel()
        self.channel.confirm_delivery()
        self.channel.basic_qos(prefetch_count=16)
        self.user = pika.URLParameters(url).credentials.username
        self.answers, self.redelivered = {}, 0

    def publish(self, message_id, kind, content_type, body):
        """Hands a message to the broker. That is not acceptance: keep it until `send` or its acknowledgement says so."""
        properties = pika.BasicProperties(
            content_type=content_type,
            message_id=message_id,
            # With it a refusal finds its way back even if the signature is at fault.
            user_id=self.user,
            delivery_mode=pika.DeliveryMode.Persistent,
            headers={"corridor_signature": base64.b64encode(self.party.sign(body)).decode()},
        )
        self.channel.basic_publish("corridor.in", kind, body, properties, mandatory=True)

    def send(self, message_id, kind, content_type, body):
        """Publishes, and takes what the queue brings until the answer is there; returns receipt and signature, verified."""
        self.publish(message_id, kind, content_type, body)
        self.take(lambda: message_id in self.answers)
        kind, answer = self.answers.pop(message_id)
        if kind != "acknowledgement":
            raise Refused(json.dumps(answer))
        receipt, signature = (base64.b64decode(answer[name]) for name in ("receipt", "receiptSignature"))
        self.party.hub.receipt(receipt, signature, message_id, body)
        return receipt, signature

    def take(self, is_enough):
        """Takes messages until `is_enough()`; TimeoutError when nothing comes for a minute."""
        if is_enough():
            return
        for method, properties, body in self.channel.consume(self.queue, inactivity_timeout=LIMIT_SECONDS):
            if method is None:
                raise TimeoutError(f"nothing more comes in {self.queue}")
            headers = properties.headers or {}
            self.redelivered += method.redelivered
            if headers["corridor_type"] in ANSWERS:
                self.answers[properties.correlation_id] = (headers["corridor_type"], body_of(body))
                self.channel.basic_ack(method.delivery_tag)
            else:
                seal = self.taken(body, base64.b64decode(headers["corridor_seal"]), headers["corridor_sender"], properties.message_id)
                if self.first_again:
                    self.first_again = False
                    self.channel.basic_nack(method.delivery_tag, requeue=True)
                    continue
                self.channel.basic_ack(method.delivery_tag)
                report_id, report = self.party.report([seal])
                self.publish(report_id, "delivery-report", "application/json", report)
            if is_enough():
                break
        # What was fetched and not looked at goes back to the queue.
        self.channel.cancel()

    def close(self):
        self.connection.close()


def body_of(answer):
    """The body of an acknowledgement or error, as an object, from JSON or XML: a party gets the format it has registered."""
    if answer.lstrip()[:1] == b"{":
        return json.loads(answer)["body"]
    body = ElementTree.fromstring(answer).find(f"{NAMESPACE}body")
    return {part.tag.removeprefix(NAMESPACE): part.text for part in body}
