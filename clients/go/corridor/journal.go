package corridor

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// Journal has the messages received, a line each. One that is opened again goes on from its lines.
type Journal struct {
	file  *os.File
	known map[[2]string]bool
	last  map[string]int64
}

type line struct {
	Seal
	Body []byte `json:"body"`
}

// OpenJournal reads what is there and opens it for more.
func OpenJournal(path string) (*Journal, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	journal := &Journal{file, map[[2]string]bool{}, map[string]int64{}}
	for reader := bufio.NewReader(file); ; {
		text, err := reader.ReadBytes('\n')
		if err != nil {
			return journal, nil
		}
		var one line
		if err := json.Unmarshal(text, &one); err != nil {
			return nil, err
		}
		journal.count(one.Seal)
	}
}

func (j *Journal) count(seal Seal) {
	j.known[[2]string{seal.Sender, seal.ID}] = true
	if seal.MRN != "" {
		j.last[seal.MRN] = seal.LogIndex
	}
}

// Has says whether a message is in the journal.
func (j *Journal) Has(sender, id string) bool { return j.known[[2]string{sender, id}] }

// Store returns when the message is on the disk: only then it may be acknowledged. It is false for a repeat, which is not stored
// again, and fails for what comes after a later message of its movement.
func (j *Journal) Store(seal Seal, body []byte) (bool, error) {
	if j.Has(seal.Sender, seal.ID) {
		return false, nil
	}
	if last, known := j.last[seal.MRN]; known && seal.LogIndex <= last {
		return false, NotOfTheHub{fmt.Sprintf("%s comes too late in its movement", seal.ID)}
	}
	text, err := json.Marshal(line{seal, body})
	if err != nil {
		return false, err
	}
	if _, err := j.file.Write(append(text, '\n')); err != nil {
		return false, err
	}
	if err := j.file.Sync(); err != nil {
		return false, err
	}
	j.count(seal)
	return true, nil
}
