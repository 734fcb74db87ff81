// journey SANDBOX JOURNEY STATE: plays a written journey as all its parties, and takes what customs are told of it.
//
// SANDBOX is .corridor/sandbox.json, JOURNEY the folder of `npm run journey -- NAME --write FOLDER`, STATE a folder of your own for
// what was taken. Prints a line for each thing that holds; ends with 1 at the first that does not.
package main

import (
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"corridor/client/corridor"
)

type row struct {
	Country, Role, Party, Token, Certificate, Key string
	Channel, Queue, AmqpUser, AmqpPassword        string
}

type step struct {
	File, ID, Type, Sender, ContentType string
	Receivers                           []string
}

var (
	sandbox struct {
		Hub, Amqp, HubCertificate string
		Participants              []row
	}
	plan           struct{ Steps []step }
	hub            *corridor.Hub
	journey, state string
)

// member is a party of the sandbox: its journal, and its queue where it has one.
type member struct {
	key      string
	row      row
	party    *corridor.Party
	journal  *corridor.Journal
	queue    *corridor.Queue
	expected [][2]string
	repeats  int
}

func open(key string) (*member, error) {
	m := &member{key: key}
	for _, one := range sandbox.Participants {
		if strings.TrimSuffix(one.Country+"/"+one.Party, "/") == key {
			m.row = one
		}
	}
	if m.row.Country == "" {
		return nil, fmt.Errorf("nobody is registered as %s", key)
	}
	for _, one := range plan.Steps {
		for _, receiver := range one.Receivers {
			if receiver == key {
				m.expected = append(m.expected, [2]string{one.Sender, one.ID})
			}
		}
	}
	text, err := os.ReadFile(m.row.Key)
	if err != nil {
		return nil, err
	}
	private, err := corridor.ReadKey(text)
	if err != nil {
		return nil, err
	}
	if text, err = os.ReadFile(m.row.Certificate); err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fmt.Errorf("no certificate in %s", m.row.Certificate)
	}
	certificate, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, err
	}
	identity := corridor.Identity{Country: m.row.Country, Role: m.row.Role, Party: m.row.Party}
	m.party = &corridor.Party{
		HubURL: sandbox.Hub, Hub: hub, Identity: identity, Token: m.row.Token,
		Key: private, Certificate: certificate, HTTP: &http.Client{Timeout: time.Minute},
	}
	if m.journal, err = corridor.OpenJournal(filepath.Join(state, strings.ReplaceAll(key, "/", "-")+".jsonl")); err != nil {
		return nil, err
	}
	if m.row.Channel == "amqp" {
		m.queue, err = corridor.OpenQueue(m.party, sandbox.Amqp, m.row.AmqpUser, m.row.AmqpPassword, m.row.Queue, m.taken)
		if err == nil {
			m.queue.FirstAgain = true
		}
	}
	return m, err
}

func (m *member) taken(one corridor.Delivery) (corridor.Seal, error) {
	seal, err := hub.Seal(one.Body, one.Seal, one.Sender, one.ID)
	if err != nil {
		return seal, err
	}
	isNew, err := m.journal.Store(seal, one.Body)
	if err == nil && !isNew {
		m.repeats++
	}
	return seal, err
}

func (m *member) send(one step) (receipt, signature []byte, err error) {
	body, err := os.ReadFile(filepath.Join(journey, one.File))
	if err != nil {
		return nil, nil, err
	}
	if m.queue != nil {
		return m.queue.Send(one.ID, one.Type, one.ContentType, body)
	}
	return m.party.Post("/v1/messages", one.ID, one.ContentType, body)
}

func (m *member) isDone() bool {
	for _, one := range m.expected {
		if !m.journal.Has(one[0], one[1]) {
			return false
		}
	}
	return m.repeats > 0
}

func (m *member) take() error {
	if m.queue != nil {
		return m.queue.Take(m.isDone)
	}
	for !m.isDone() {
		var seals []corridor.Seal
		// Twice before the report, so that each comes again, as after a fault.
		for poll := 0; poll < 2; poll++ {
			messages, err := m.party.Inbox()
			if err != nil {
				return err
			}
			seals = seals[:0]
			for _, one := range messages {
				seal, err := m.taken(one)
				if err != nil {
					return err
				}
				seals = append(seals, seal)
			}
		}
		if len(seals) == 0 {
			return fmt.Errorf("nothing more comes in the inbox of %s", m.key)
		}
		id, report, err := m.party.Report(seals)
		if err != nil {
			return err
		}
		if _, _, err := m.party.Post("/v1/inbox/reports", id, "application/json", report); err != nil {
			return err
		}
	}
	return nil
}

func refuses(what string, err error) error {
	var wanted corridor.NotOfTheHub
	if errors.As(err, &wanted) {
		return nil
	}
	return fmt.Errorf("%s was taken", what)
}

func falsified(m *member, one step, receipt, signature []byte) error {
	body, err := os.ReadFile(filepath.Join(journey, one.File))
	if err != nil {
		return err
	}
	own, err := m.party.Sign(receipt)
	if err != nil {
		return err
	}
	_, altered := hub.Receipt(append(append([]byte{}, receipt...), ' '), signature, one.ID, body)
	_, forged := hub.Receipt(receipt, own, one.ID, body)
	_, unsealed := hub.Seal(receipt, signature, one.Sender, one.ID)
	for what, err := range map[string]error{
		"a receipt with another byte": altered, "a receipt signed by a party": forged, "a receipt in place of a seal": unsealed,
	} {
		if err := refuses(what, err); err != nil {
			return err
		}
	}
	return nil
}

func read(path string, into any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

func play() error {
	if err := read(os.Args[1], &sandbox); err != nil {
		return err
	}
	if err := read(filepath.Join(journey, "plan.json"), &plan); err != nil {
		return err
	}
	certificates, err := os.ReadFile(sandbox.HubCertificate)
	if err != nil {
		return err
	}
	if hub, err = corridor.NewHub(certificates); err != nil {
		return err
	}
	if err := os.MkdirAll(state, 0o700); err != nil {
		return err
	}
	members := map[string]*member{}
	of := func(key string) (*member, error) {
		if members[key] == nil {
			if members[key], err = open(key); err != nil {
				return nil, err
			}
		}
		return members[key], nil
	}
	receivers := map[string]bool{}
	for at, one := range plan.Steps {
		sender, err := of(one.Sender)
		if err != nil {
			return err
		}
		receipt, signature, err := sender.send(one)
		if err != nil {
			return fmt.Errorf("%s: %w", one.File, err)
		}
		fmt.Printf("ok %s sends %s by %s, and the receipt is the hub's\n", one.Sender, one.File, sender.row.Channel)
		if at == len(plan.Steps)-1 {
			if err := falsified(sender, one, receipt, signature); err != nil {
				return err
			}
			fmt.Println("ok receipts with another byte, by another signer, and in place of a seal are refused")
		}
		for _, receiver := range one.Receivers {
			receivers[receiver] = true
		}
	}
	keys := make([]string, 0, len(receivers))
	for key := range receivers {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		m, err := of(key)
		if err != nil {
			return err
		}
		if err := m.take(); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		fmt.Printf("ok %s has all that is for it by %s, sealed over these bytes, in order, stored before it was acknowledged\n", key, m.row.Channel)
		fmt.Printf("ok %s drops repeats and reports them again\n", key)
		if m.queue != nil {
			m.queue.Close()
		}
	}
	return nil
}

func main() {
	if len(os.Args) != 4 {
		fmt.Println("not ok the journey: journey SANDBOX JOURNEY STATE")
		os.Exit(1)
	}
	journey, state = os.Args[2], os.Args[3]
	if err := play(); err != nil {
		fmt.Printf("not ok the journey: %s\n", strings.ReplaceAll(err.Error(), "\n", " "))
		os.Exit(1)
	}
}
