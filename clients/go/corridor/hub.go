// Package corridor is a party of Corridor: it signs and sends messages, verifies receipts and seals, keeps what it receives.
package corridor

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
)

// Object identifiers as they are encoded, in hexadecimal.
const (
	contentType   = "2a864886f70d010903"
	messageDigest = "2a864886f70d010904"
	// 2.25.123381332279751208927667843752799286387: the attribute in which the hub says what it has sealed.
	sealContent = "6981b9d2b0d5f0b6aa81c7babeb4f0bff9b2e873"
)

// idData is the content type of a message: any bytes.
var idData = []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01}

// NotOfTheHub says that what claims to be the hub's is not, or is about other bytes. Take nothing of it; tell the operators.
type NotOfTheHub struct{ Reason string }

func (e NotOfTheHub) Error() string { return "not of the hub: " + e.Reason }

// Hub verifies by the hub's own certificates, which the operators hand out: its authority certifies every participant as well.
type Hub struct{ certificates []*x509.Certificate }

// Receipt is what the hub signs when it has accepted a message.
type Receipt struct {
	Sender   string `json:"sender"`
	ID       string `json:"id"`
	MRN      string `json:"mrn"`
	Digest   string `json:"digest"`
	LogIndex int64  `json:"logIndex"`
	Status   string `json:"status"`
}

// Seal is what the hub says of a message that it hands on. LogIndex rises per movement at every receiver.
type Seal struct {
	Sender   string `json:"sender"`
	ID       string `json:"id"`
	MRN      string `json:"mrn,omitempty"`
	LogIndex int64  `json:"logIndex"`
}

// NewHub takes the hub's certificates, present and past, as PEM.
func NewHub(certificates []byte) (*Hub, error) {
	hub := &Hub{}
	for block, rest := pem.Decode(certificates); block != nil; block, rest = pem.Decode(rest) {
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, err
		}
		hub.certificates = append(hub.certificates, certificate)
	}
	if len(hub.certificates) == 0 {
		return nil, errors.New("no certificate of the hub")
	}
	return hub, nil
}

// statement verifies a detached CMS of the hub over exactly these bytes and returns what its seal attribute says, "" without one.
// Go's encoding/asn1, and so every library for CMS, refuses the seal's object identifier as too large: hence by hand.
func (h *Hub) statement(content, signature []byte) (string, error) {
	var info contentInfo
	if rest, err := asn1.Unmarshal(signature, &info); err != nil || len(rest) > 0 || len(info.Content.Signers) != 1 {
		return "", NotOfTheHub{fmt.Sprintf("no CMS of one signer: %v", err)}
	}
	one := info.Content.Signers[0]
	// What is not signed could say anything, and nothing of the hub's has it.
	if len(one.Unsigned.FullBytes) > 0 {
		return "", NotOfTheHub{"unsigned attributes"}
	}
	attributes, err := attributesOf(one.Signed.Bytes)
	if err != nil {
		return "", err
	}
	digest := sha256.Sum256(content)
	if !bytes.Equal(attributes[messageDigest], digest[:]) || !bytes.Equal(attributes[contentType], idData) {
		return "", NotOfTheHub{"the signature is over other bytes"}
	}
	// What is signed is the attributes as a set, whose tag the message replaces by another.
	signed := append([]byte{asn1.TagSet | 0x20}, one.Signed.FullBytes[1:]...)
	hash := sha256.Sum256(signed)
	for _, certificate := range h.certificates {
		if key, is := certificate.PublicKey.(*ecdsa.PublicKey); is && ecdsa.VerifyASN1(key, hash[:], one.Signature) {
			return string(attributes[sealContent]), nil
		}
	}
	return "", NotOfTheHub{"another has signed"}
}

// Receipt verifies the hub's receipt for these bytes under this id.
func (h *Hub) Receipt(receipt, signature []byte, id string, body []byte) (Receipt, error) {
	sealed, err := h.statement(receipt, signature)
	if err != nil {
		return Receipt{}, err
	}
	var read Receipt
	if err := json.Unmarshal(receipt, &read); err != nil || sealed != "" {
		return Receipt{}, NotOfTheHub{"no receipt"}
	}
	digest := sha256.Sum256(body)
	if read.ID != id || read.Digest != "sha256:"+hex.EncodeToString(digest[:]) {
		return Receipt{}, NotOfTheHub{"the receipt is for another message"}
	}
	return read, nil
}

// Seal verifies the hub's seal over these bytes, and that it is for this sender and id.
func (h *Hub) Seal(body, seal []byte, sender, id string) (Seal, error) {
	said, err := h.statement(body, seal)
	if err != nil {
		return Seal{}, err
	}
	if said == "" {
		return Seal{}, NotOfTheHub{"a signature, but no seal"}
	}
	var content Seal
	if err := json.Unmarshal([]byte(said), &content); err != nil {
		return Seal{}, NotOfTheHub{err.Error()}
	}
	if content.Sender != sender || content.ID != id {
		return Seal{}, NotOfTheHub{"the seal is for another message"}
	}
	return content, nil
}

type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content struct {
		Version      int
		Digests      asn1.RawValue
		Encapsulated asn1.RawValue
		Certificates asn1.RawValue `asn1:"optional,tag:0"`
		Lists        asn1.RawValue `asn1:"optional,tag:1"`
		Signers      []signer      `asn1:"set"`
	} `asn1:"explicit,tag:0"`
}

type signer struct {
	Version    int
	Identifier asn1.RawValue
	Digest     asn1.RawValue
	Signed     asn1.RawValue `asn1:"optional,tag:0"`
	Algorithm  asn1.RawValue
	Signature  []byte
	Unsigned   asn1.RawValue `asn1:"optional,tag:1"`
}

// attributesOf gives the value of each attribute by the bytes of its identifier; each has one, and stands there once.
func attributesOf(rest []byte) (map[string][]byte, error) {
	found := map[string][]byte{}
	for len(rest) > 0 {
		var attribute struct {
			Type   asn1.RawValue
			Values []asn1.RawValue `asn1:"set"`
		}
		var err error
		if rest, err = asn1.Unmarshal(rest, &attribute); err != nil {
			return nil, NotOfTheHub{err.Error()}
		}
		name := hex.EncodeToString(attribute.Type.Bytes)
		if _, twice := found[name]; twice || len(attribute.Values) != 1 {
			return nil, NotOfTheHub{"an attribute twice"}
		}
		found[name] = attribute.Values[0].Bytes
	}
	return found, nil
}
