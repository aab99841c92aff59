package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"comity/interop/postquantum"
	"filippo.io/torchwood"
)

// trust is what a node says about the keys of a body, at /body/<name>/trust.json. Whoever wants more than the node's word
// compares these keys with the charter's fingerprint.
type trust struct {
	Logs []struct {
		Origin string
		VKeys  []string
	}
	Cosigners []struct{ VKey string }
}

// verifyNode verifies every log of a body that a node serves, and receipts for the first, a middle and the last entry of each.
func verifyNode(node, body string) error {
	node = strings.TrimSuffix(node, "/")
	data, err := fetch(node + "/body/" + body + "/trust.json")
	if err != nil {
		return err
	}
	var t trust
	if err := json.Unmarshal(data, &t); err != nil {
		return err
	}
	if len(t.Logs) == 0 || len(t.Cosigners) == 0 {
		return fmt.Errorf("trust.json of %s names no log or no cosigner", body)
	}
	dir, err := os.MkdirTemp("", "receipts")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var cosigners []string
	for _, c := range t.Cosigners {
		cosigners = append(cosigners, c.VKey)
	}
	for _, log := range t.Logs {
		policy := filepath.Join(dir, "policy.txt")
		if err := os.WriteFile(policy, policyFor(log.VKeys, cosigners), 0o600); err != nil {
			return err
		}
		signed, err := fetch(node + "/log/" + log.Origin + "/checkpoint")
		if err != nil {
			return err
		}
		// Only how many there are is taken from here; the checkpoint is verified below.
		text, _, _ := strings.Cut(string(signed), "\n\n")
		c, err := torchwood.ParseCheckpoint(text + "\n")
		if err != nil {
			return err
		}
		var receipts []string
		for _, index := range []int64{0, c.N / 2, c.N - 1} {
			receipt, err := fetch(fmt.Sprintf("%s/act/%s/%d.tlog-proof", node, log.Origin, index))
			if err != nil {
				return err
			}
			file := filepath.Join(dir, fmt.Sprintf("%d.tlog-proof", index))
			if err := os.WriteFile(file, receipt, 0o600); err != nil {
				return err
			}
			receipts = append(receipts, file)
		}
		if err := verifyLog(node+"/log/"+log.Origin, log.VKeys, cosigners, nil, policy, receipts); err != nil {
			return fmt.Errorf("%s: %w", log.Origin, err)
		}
		if err := verifyCarrying(policy, receipts); err != nil {
			return fmt.Errorf("%s: %w", log.Origin, err)
		}
	}
	return nil
}

// policyFor asks for the log's Ed25519 line and for those of all Ed25519 cosigners.
func policyFor(keys, cosigners []string) []byte {
	var policy strings.Builder
	for _, key := range keys {
		if !postquantum.IsKey(key) {
			fmt.Fprintf(&policy, "log %s\n", key)
		}
	}
	var names []string
	for i, key := range cosigners {
		if !postquantum.IsKey(key) {
			names = append(names, fmt.Sprintf("c%d", i))
			fmt.Fprintf(&policy, "witness c%d %s\n", i, key)
		}
	}
	fmt.Fprintf(&policy, "group all all %s\nquorum all\n", strings.Join(names, " "))
	return []byte(policy.String())
}

func fetch(url string) ([]byte, error) {
	response, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, 8<<20))
}
