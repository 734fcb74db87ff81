// Command foreign checks the log of a running hub by Go's own code for transparency logs (golang.org/x/mod/sumdb): its
// notes, its tiles, its proofs. Usage: foreign HUB TOKEN. It writes a line "ok <what>" or "not ok <what>: <why>" each.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type hub struct{ url, token string }

var client = http.Client{Timeout: 20 * time.Second}

func (h hub) get(path, accept string) ([]byte, error) {
	request, err := http.NewRequest("GET", h.url+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", accept)
	request.Header.Set("Authorization", "Bearer "+h.token)
	answer, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err == nil && answer.StatusCode != 200 {
		err = fmt.Errorf("%s: %s", path, answer.Status)
	}
	return body, err
}

func (h hub) json(path string, into any) error {
	body, err := h.get(path, "application/json")
	if err != nil {
		return err
	}
	return json.Unmarshal(body, into)
}

// tiles reads the hub's tiles; C2SP leaves the height out of the path, and lost, if not nil, changes what was read.
type tiles struct {
	hub
	spoil func([]byte)
}

func (t tiles) Height() int                         { return 8 }
func (t tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := t.get("/v1/log/"+strings.Replace(tile.Path(), "tile/8/", "tile/", 1), "*/*")
		if err != nil {
			return nil, err
		}
		if t.spoil != nil {
			t.spoil(data)
		}
		all = append(all, data)
	}
	return all, nil
}

// cosigner verifies cosignature/v1 lines: type 4, with the time before the signature.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(message, signature []byte) bool {
	if len(signature) != 72 {
		return false
	}
	text := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), message)
	return ed25519.Verify(c.key, []byte(text), signature[8:])
}

func newCosigner(vkey string) (cosigner, error) {
	name, rest, _ := strings.Cut(vkey, "+")
	_, encoded, _ := strings.Cut(rest, "+")
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(key) != 33 || key[0] != 4 {
		return cosigner{}, errors.New("no key of a witness: " + vkey)
	}
	id := sha256.Sum256(append([]byte(name+"\n"), key...))
	return cosigner{name, binary.BigEndian.Uint32(id[:4]), key[1:]}, nil
}

func headOf(text string) (tlog.Tree, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 {
		return tlog.Tree{}, errors.New("not three lines")
	}
	var tree tlog.Tree
	if _, err := fmt.Sscan(lines[1], &tree.N); err != nil {
		return tree, err
	}
	hash, err := tlog.ParseHash(lines[2])
	tree.Hash = hash
	return tree, err
}

func hashes(texts []string) (all []tlog.Hash, err error) {
	for _, text := range texts {
		hash, err := tlog.ParseHash(text)
		if err != nil {
			return nil, err
		}
		all = append(all, hash)
	}
	return all, nil
}

func run(h hub, tell func(string, error)) error {
	var keys struct {
		Log       string
		Witnesses []struct{ Key string }
	}
	if err := h.json("/v1/log/keys", &keys); err != nil {
		return err
	}
	log, err := note.NewVerifier(keys.Log)
	if err != nil {
		return err
	}
	verifiers := []note.Verifier{log}
	for _, one := range keys.Witnesses {
		witness, err := newCosigner(one.Key)
		if err != nil {
			return err
		}
		verifiers = append(verifiers, witness)
	}
	text, err := h.get("/v1/log/checkpoint", "text/plain")
	if err != nil {
		return err
	}
	opened, err := note.Open(text, note.VerifierList(verifiers...))
	tell("the checkpoint is a note by the log's key", err)
	if err != nil {
		return err
	}
	if len(opened.Sigs) != len(verifiers) || len(opened.UnverifiedSigs) > 0 {
		err = fmt.Errorf("%d of %d signatures", len(opened.Sigs), len(verifiers))
	}
	tell("the witness has co-signed it", err)
	_, err = note.Open(bytes.Replace(text, []byte("\n"), []byte("x\n"), 1), note.VerifierList(verifiers...))
	tell("a changed note is refused", unless(err))
	tree, err := headOf(opened.Text)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, tiles{hub: h})
	spoilt := tlog.TileHashReader(tree, tiles{hub: h, spoil: func(data []byte) { data[3] ^= 1 }})
	_, err = spoilt.ReadHashes([]int64{tlog.StoredHashIndex(0, 0)})
	tell("a changed tile is refused", unless(err))
	tell("records are in the tiles and proven by them", records(h, tree, reader))
	tell("the log only grew, by its tiles and by the hub's proof", grew(h, tree, reader))
	return nil
}

func unless(err error) error {
	if err == nil {
		return errors.New("it was taken")
	}
	return nil
}

// records compares leaves of the tiles with the hub's records, and checks Go's proofs and the hub's own.
func records(h hub, tree tlog.Tree, reader tlog.HashReader) error {
	for _, index := range []int64{0, 1, tree.N / 2, tree.N - 1} {
		var proof struct {
			Record string
			Path   []string
		}
		if err := h.json(fmt.Sprintf("/v1/log/proof/%d?size=%d", index, tree.N), &proof); err != nil {
			return err
		}
		leaf := tlog.RecordHash([]byte(proof.Record))
		made, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		given, err := hashes(proof.Path)
		if err != nil {
			return err
		}
		for _, one := range []tlog.RecordProof{made, given} {
			if err := tlog.CheckRecord(one, tree.N, tree.Hash, index, leaf); err != nil {
				return fmt.Errorf("record %d: %w", index, err)
			}
		}
	}
	return nil
}

func grew(h hub, tree tlog.Tree, reader tlog.HashReader) error {
	for _, old := range []int64{1, 2, tree.N / 2, tree.N - 1} {
		before, err := tlog.TreeHash(old, reader)
		if err != nil {
			return err
		}
		made, err := tlog.ProveTree(tree.N, old, reader)
		if err != nil {
			return err
		}
		var answer struct{ Path []string }
		if err := h.json(fmt.Sprintf("/v1/log/consistency?from=%d&size=%d", old, tree.N), &answer); err != nil {
			return err
		}
		given, err := hashes(answer.Path)
		if err != nil {
			return err
		}
		for _, one := range []tlog.TreeProof{made, given} {
			if err := tlog.CheckTree(one, tree.N, tree.Hash, old, before); err != nil {
				return fmt.Errorf("from %d: %w", old, err)
			}
		}
	}
	return nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: foreign HUB TOKEN")
		os.Exit(2)
	}
	tell := func(what string, err error) {
		if err == nil {
			fmt.Println("ok " + what)
			return
		}
		fmt.Printf("not ok %s: %s\n", what, err)
	}
	if err := run(hub{strings.TrimSuffix(os.Args[1], "/"), os.Args[2]}, tell); err != nil {
		fmt.Printf("not ok reading the log: %s\n", err)
		os.Exit(1)
	}
}
