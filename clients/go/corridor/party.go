package corridor

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"time"

	"go.mozilla.org/pkcs7"
)

// Identity is how a party stands in the header of its messages.
type Identity struct {
	Country string `json:"country"`
	Role    string `json:"role"`
	Party   string `json:"party,omitempty"`
}

// Party is one participant and what it proves itself with.
type Party struct {
	HubURL      string
	Hub         *Hub
	Identity    Identity
	Token       string
	Key         crypto.PrivateKey
	Certificate *x509.Certificate
	// HTTP has a timeout and, for mutual TLS, the client's certificate.
	HTTP *http.Client
}

// Delivery is one message as it came: the bytes, and the seal over them.
type Delivery struct {
	ID     string `json:"id"`
	Sender string `json:"sender"`
	Body   []byte `json:"body"`
	Seal   []byte `json:"seal"`
}

// Refused says why the hub did not accept a message.
type Refused struct {
	Status int
	Reason string
}

func (e Refused) Error() string { return fmt.Sprintf("refused: %d %s", e.Status, e.Reason) }

// ReadKey reads a private key in PKCS#8, as OpenSSL writes it.
func ReadKey(text []byte) (crypto.PrivateKey, error) {
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fmt.Errorf("no PEM")
	}
	return x509.ParsePKCS8PrivateKey(block.Bytes)
}

// Sign makes the detached CMS over exactly these bytes.
func (p *Party) Sign(body []byte) ([]byte, error) {
	signed, err := pkcs7.NewSignedData(body)
	if err != nil {
		return nil, err
	}
	signed.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	if err := signed.AddSigner(p.Certificate, p.Key, pkcs7.SignerInfoConfig{}); err != nil {
		return nil, err
	}
	signed.Detach()
	return signed.Finish()
}

func (p *Party) call(method, path string, body []byte, headers map[string]string) (*http.Response, []byte, error) {
	request, err := http.NewRequest(method, p.HubURL+path, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	request.Header.Set("Authorization", "Bearer "+p.Token)
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	answer, err := p.HTTP.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer, text, err
}

// Post signs a message, posts it and verifies the receipt. After a fault the same bytes may be posted again.
func (p *Party) Post(path, id, contentType string, body []byte) (receipt, signature []byte, err error) {
	own, err := p.Sign(body)
	if err != nil {
		return nil, nil, err
	}
	answer, receipt, err := p.call(http.MethodPost, path, body, map[string]string{
		"Content-Type":       contentType,
		"Accept":             "application/json",
		"Corridor-Signature": base64.StdEncoding.EncodeToString(own),
	})
	if err != nil {
		return nil, nil, err
	}
	if answer.StatusCode != http.StatusAccepted && answer.StatusCode != http.StatusOK {
		return nil, nil, Refused{answer.StatusCode, string(receipt)}
	}
	signature, err = base64.StdEncoding.DecodeString(answer.Header.Get("Corridor-Signature"))
	if err != nil {
		return nil, nil, NotOfTheHub{err.Error()}
	}
	_, err = p.Hub.Receipt(receipt, signature, id, body)
	return receipt, signature, err
}

// Inbox waits at most half a minute for the next messages. What is not reported comes again.
func (p *Party) Inbox() ([]Delivery, error) {
	answer, text, err := p.call(http.MethodGet, "/v1/inbox?wait=30", nil, nil)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, Refused{answer.StatusCode, string(text)}
	}
	var read struct{ Messages []Delivery }
	return read.Messages, json.Unmarshal(text, &read)
}

type entry struct {
	Sender   string `json:"sender"`
	ID       string `json:"id"`
	LogIndex int64  `json:"logIndex"`
	Outcome  string `json:"outcome"`
}

// Report makes a delivery-report that these were taken; returns its id and bytes.
func (p *Party) Report(seals []Seal) (string, []byte, error) {
	id, err := newID()
	if err != nil {
		return "", nil, err
	}
	entries := make([]entry, 0, len(seals))
	for _, seal := range seals {
		entries = append(entries, entry{seal.Sender, seal.ID, seal.LogIndex, "accepted"})
	}
	now := time.Now().UTC().Format(time.RFC3339)
	body, err := json.Marshal(map[string]any{
		"id": id, "type": "delivery-report", "version": "1", "sender": p.Identity,
		"occurredAt": now, "preparedAt": now, "procedure": "automatic",
		"body": map[string]any{"entries": entries},
	})
	return id, body, err
}

// newID makes a UUID of version 4.
func newID() (string, error) {
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]), nil
}
