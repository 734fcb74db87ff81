package corridor

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

const limit = time.Minute

// Queue is a party's queue over AMQP 0-9-1. It is used by one goroutine.
type Queue struct {
	party      *Party
	user       string
	connection *amqp.Connection
	channel    *amqp.Channel
	deliveries <-chan amqp.Delivery
	taken      func(Delivery) (Seal, error)
	answers    map[string]amqp.Delivery
	// FirstAgain has the first delivery given back to the broker after it was stored, as if the connection had been lost before the
	// acknowledgement.
	FirstAgain bool
}

// OpenQueue connects with the party's own login. `taken` is called for each message in the order of the queue and returns when it
// is stored: only then it is acknowledged to the broker.
func OpenQueue(party *Party, url, user, password, queue string, taken func(Delivery) (Seal, error)) (*Queue, error) {
	login := []amqp.Authentication{&amqp.PlainAuth{Username: user, Password: password}}
	connection, err := amqp.DialConfig(url, amqp.Config{SASL: login, Heartbeat: 10 * time.Second})
	if err != nil {
		return nil, err
	}
	channel, err := connection.Channel()
	if err == nil {
		err = channel.Confirm(false)
	}
	if err == nil {
		err = channel.Qos(16, 0, false)
	}
	var deliveries <-chan amqp.Delivery
	if err == nil {
		deliveries, err = channel.Consume(queue, "", false, false, false, false, nil)
	}
	if err != nil {
		connection.Close()
		return nil, err
	}
	return &Queue{party, user, connection, channel, deliveries, taken, map[string]amqp.Delivery{}, false}, nil
}

// Close ends the connection; what is not acknowledged comes again.
func (q *Queue) Close() error { return q.connection.Close() }

// Publish returns when the broker has the message. That is not acceptance: keep it until its answer is there.
func (q *Queue) Publish(id, kind, contentType string, body []byte) error {
	signature, err := q.party.Sign(body)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	confirmed, err := q.channel.PublishWithDeferredConfirmWithContext(ctx, "corridor.in", kind, true, false, amqp.Publishing{
		ContentType: contentType,
		MessageId:   id,
		// With it a refusal finds its way back even if the signature is at fault.
		UserId:       q.user,
		DeliveryMode: amqp.Persistent,
		Headers:      amqp.Table{"corridor_signature": base64.StdEncoding.EncodeToString(signature)},
		Body:         body,
	})
	if err != nil {
		return err
	}
	if done, err := confirmed.WaitContext(ctx); err != nil || !done {
		return fmt.Errorf("the broker has not taken %s: %v", id, err)
	}
	return nil
}

// Send publishes, and takes what the queue brings until the answer is there; the receipt in it is verified.
func (q *Queue) Send(id, kind, contentType string, body []byte) (receipt, signature []byte, err error) {
	if err := q.Publish(id, kind, contentType, body); err != nil {
		return nil, nil, err
	}
	answered := func() bool { _, there := q.answers[id]; return there }
	if err := q.Take(answered); err != nil {
		return nil, nil, err
	}
	answer := q.answers[id]
	delete(q.answers, id)
	if answer.Headers["corridor_type"] != "acknowledgement" {
		return nil, nil, Refused{0, string(answer.Body)}
	}
	var read struct {
		Body struct {
			Receipt          string `json:"receipt" xml:"receipt"`
			ReceiptSignature string `json:"receiptSignature" xml:"receiptSignature"`
		} `json:"body" xml:"body"`
	}
	// A party gets the format it has registered.
	if answer.ContentType == "application/xml" {
		err = xml.Unmarshal(answer.Body, &read)
	} else {
		err = json.Unmarshal(answer.Body, &read)
	}
	if err != nil {
		return nil, nil, err
	}
	if receipt, err = base64.StdEncoding.DecodeString(read.Body.Receipt); err != nil {
		return nil, nil, err
	}
	if signature, err = base64.StdEncoding.DecodeString(read.Body.ReceiptSignature); err != nil {
		return nil, nil, err
	}
	_, err = q.party.Hub.Receipt(receipt, signature, id, body)
	return receipt, signature, err
}

// Take takes messages until it is enough; it fails when nothing comes for a minute.
func (q *Queue) Take(isEnough func() bool) error {
	for !isEnough() {
		silence := time.NewTimer(limit)
		select {
		case one, open := <-q.deliveries:
			silence.Stop()
			if !open {
				return fmt.Errorf("the broker has closed the connection")
			}
			if err := q.takeOne(one); err != nil {
				return err
			}
		case <-silence.C:
			return fmt.Errorf("nothing more comes")
		}
	}
	return nil
}

func (q *Queue) takeOne(one amqp.Delivery) error {
	switch one.Headers["corridor_type"] {
	case "acknowledgement", "functional-error", "technical-error":
		q.answers[one.CorrelationId] = one
		return one.Ack(false)
	}
	sender, _ := one.Headers["corridor_sender"].(string)
	text, _ := one.Headers["corridor_seal"].(string)
	seal, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return NotOfTheHub{err.Error()}
	}
	content, err := q.taken(Delivery{one.MessageId, sender, one.Body, seal})
	if err != nil {
		return err
	}
	if q.FirstAgain {
		q.FirstAgain = false
		return one.Nack(false, true)
	}
	if err := one.Ack(false); err != nil {
		return err
	}
	id, report, err := q.party.Report([]Seal{content})
	if err != nil {
		return err
	}
	return q.Publish(id, "delivery-report", "application/json", report)
}
