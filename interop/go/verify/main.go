// Verify reads a log that somebody else wrote, as C2SP tlog-tiles lays it out, with implementations that are not Comity's:
// golang.org/x/mod/sumdb (notes, tiles, proofs), filippo.io/torchwood (client, cosignatures, receipts, policies) and
// filippo.io/mldsa. It prints what held, a line each, and ends with exit code 1 at the first thing that does not.
//
//	verify -log FOLDER-OR-URL -key VKEY [-key VKEY]... [-cosigner VKEY]... [-older CHECKPOINT]...
//	       [-policy FILE] [-receipt FILE]... [-carrying FILE]...
//	verify -policy FILE -carrying FILE...
//	verify -node URL -body NAME
//
// The second form needs no log: a receipt that carries its entry is all that there is. The third verifies every log of a
// body at a node of Comity, with the keys that the node names, and some receipts of each.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"comity/interop/postquantum"
	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	var keys, cosigners, older, receipts, carrying list
	log := flag.String("log", "", "the log: a folder, or an http(s) address")
	flag.Var(&keys, "key", "a vkey with which the log signs; one of them is Ed25519")
	flag.Var(&cosigners, "cosigner", "the vkey of a witness or mirror whose line must be there")
	flag.Var(&older, "older", "a file with an earlier checkpoint, which the log must extend")
	policyFile := flag.String("policy", "", "a tlog-policy file; asked for by -receipt and -carrying")
	flag.Var(&receipts, "receipt", "a .tlog-proof file for an entry that is read from the log")
	flag.Var(&carrying, "carrying", "a .tlog-proof file that carries its entry in its extra line")
	node := flag.String("node", "", "the address of a node")
	body := flag.String("body", "", "the name of a body that the node serves")
	flag.Parse()
	if *node != "" && *body != "" && flag.NFlag() == 2 && flag.NArg() == 0 {
		finish(verifyNode(*node, *body))
		return
	}
	alone := *log == "" && len(keys) == 0 && len(receipts) == 0 && len(carrying) > 0
	whole := *log != "" && len(keys) > 0
	if alone == whole || flag.NArg() > 0 || (*policyFile == "" && len(receipts)+len(carrying) > 0) {
		flag.Usage()
		os.Exit(2)
	}
	if whole {
		if err := verifyLog(*log, keys, cosigners, older, *policyFile, receipts); err != nil {
			finish(err)
		}
	}
	finish(verifyCarrying(*policyFile, carrying))
}

func finish(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "does not verify:", err)
		os.Exit(1)
	}
	fmt.Println("verified")
}

func verifyLog(log string, keys, cosigners, older []string, policyFile string, receipts []string) error {
	ctx := context.Background()
	tiles, err := open(log)
	if err != nil {
		return err
	}
	signed, err := tiles.ReadEndpoint(ctx, "checkpoint")
	if err != nil {
		return err
	}
	tree, err := checkpoint(signed, keys, cosigners)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	if err := entries(ctx, tiles, tree); err != nil {
		return err
	}
	if err := hashTiles(ctx, tiles, tree); err != nil {
		return err
	}
	for _, file := range older {
		if err := extends(ctx, tiles, tree, file, keys); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return verifyReceipts(ctx, tiles, tree, signed, policyFile, receipts)
}

func open(log string) (torchwood.TileReader, error) {
	if strings.HasPrefix(log, "http://") || strings.HasPrefix(log, "https://") {
		return torchwood.NewTileFetcher(log)
	}
	return torchwood.NewTileFS(os.DirFS(log))
}

// checkpoint opens the note once with each key alone, so that every other line is one that the verifier does not know.
func checkpoint(signed []byte, keys, cosigners []string) (tlog.Tree, error) {
	var tree tlog.Tree
	plain := 0
	for _, key := range keys {
		v, what, err := logVerifier(key)
		if err != nil {
			return tree, err
		}
		n, err := note.Open(signed, note.VerifierList(v))
		if err != nil {
			return tree, fmt.Errorf("%s: %w", what, err)
		}
		c, err := torchwood.ParseCheckpoint(n.Text)
		if err != nil {
			return tree, err
		}
		if c.Origin != v.Name() {
			return tree, fmt.Errorf("origin %q is not the key's name %q", c.Origin, v.Name())
		}
		if tree == (tlog.Tree{}) {
			tree = c.Tree
			fmt.Printf("checkpoint  %s, %d entries, root %s\n", c.Origin, c.N, c.Hash)
		}
		if !postquantum.IsKey(key) {
			plain++
		}
		fmt.Printf("log line    %s (%d lines unknown to it left aside)\n", what, len(n.UnverifiedSigs))
	}
	if plain == 0 {
		return tree, errors.New("no Ed25519 key of the log was given")
	}
	for _, key := range cosigners {
		if err := cosigner(signed, key); err != nil {
			return tree, err
		}
	}
	return tree, nil
}

func logVerifier(vkey string) (note.Verifier, string, error) {
	if postquantum.IsKey(vkey) {
		v, err := postquantum.NewVerifier(vkey)
		return v, "ML-DSA-44, filippo.io/mldsa", err
	}
	v, err := note.NewVerifier(vkey)
	return v, "Ed25519, golang.org/x/mod/sumdb/note", err
}

func cosigner(signed []byte, vkey string) error {
	var v note.Verifier
	var err error
	what := "Ed25519, filippo.io/torchwood"
	if postquantum.IsKey(vkey) {
		what = "ML-DSA-44, filippo.io/mldsa"
		v, err = postquantum.NewVerifier(vkey)
	} else {
		v, err = torchwood.NewCosignatureVerifier(vkey)
	}
	if err != nil {
		return fmt.Errorf("cosigner %s: %w", vkey, err)
	}
	n, err := note.Open(signed, note.VerifierList(v))
	if err != nil {
		return fmt.Errorf("cosigner %s: %w", v.Name(), err)
	}
	at, err := torchwood.CosignatureTimestamp(n.Sigs[0])
	if err != nil {
		return err
	}
	fmt.Printf("cosigner    %s at %s (%s)\n", v.Name(), time.Unix(at, 0).UTC().Format(time.RFC3339), what)
	return nil
}

// entries reads every entry, proven against the checkpoint by torchwood's client, and computes the root a second time.
func entries(ctx context.Context, tiles torchwood.TileReader, tree tlog.Tree) error {
	client, err := torchwood.NewClient(tiles)
	if err != nil {
		return err
	}
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = stored[index]
		}
		return found, nil
	})
	var count, size int64
	for i, entry := range client.AllEntries(ctx, tree, 0) {
		if i != count {
			return fmt.Errorf("entry %d came as %d", count, i)
		}
		hashes, err := tlog.StoredHashes(i, entry, reader)
		if err != nil {
			return err
		}
		stored = append(stored, hashes...)
		count++
		size += int64(len(entry))
	}
	if err := client.Err(); err != nil {
		return fmt.Errorf("entries: %w", err)
	}
	if count != tree.N {
		return fmt.Errorf("%d entries, and the checkpoint says %d", count, tree.N)
	}
	root, err := tlog.TreeHash(count, reader)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return fmt.Errorf("the entries have root %s", root)
	}
	fmt.Printf("entries     %d, %d bytes, each proven, and the root computed from them\n", count, size)
	return nil
}

// hashTiles reads every tile that the size implies, full and partial, and compares it with the authenticated hashes.
func hashTiles(ctx context.Context, tiles torchwood.TileReader, tree tlog.Tree) error {
	authentic := torchwood.TileHashReaderWithContext(ctx, tree, tiles)
	count := 0
	for _, tile := range tlog.NewTiles(torchwood.TileHeight, 0, tree.N) {
		data, err := tiles.ReadTiles(ctx, []tlog.Tile{tile})
		if err != nil {
			return err
		}
		want, err := tlog.ReadTileData(tile, authentic)
		if err != nil {
			return fmt.Errorf("%s: %w", torchwood.TilePath(tile), err)
		}
		if !bytes.Equal(data[0], want) {
			return fmt.Errorf("%s holds other hashes than the checkpoint implies", torchwood.TilePath(tile))
		}
		count++
	}
	fmt.Printf("tiles       %d of hashes, each as the checkpoint implies\n", count)
	return nil
}

func extends(ctx context.Context, tiles torchwood.TileReader, tree tlog.Tree, file string, keys []string) error {
	signed, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	v, _, err := logVerifier(keys[0])
	if err != nil {
		return err
	}
	n, err := note.Open(signed, note.VerifierList(v))
	if err != nil {
		return err
	}
	old, err := torchwood.ParseCheckpoint(n.Text)
	if err != nil {
		return err
	}
	if old.Origin != v.Name() {
		return fmt.Errorf("origin %q", old.Origin)
	}
	if old.N == 0 {
		fmt.Println("older       0 entries: every log extends it")
		return nil
	}
	proof, err := tlog.ProveTree(tree.N, old.N, torchwood.TileHashReaderWithContext(ctx, tree, tiles))
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash); err != nil {
		return err
	}
	fmt.Printf("older       %d entries, extended\n", old.N)
	return nil
}

func readPolicy(file string) (torchwood.Policy, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	policy, err := torchwood.ParsePolicy(text)
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	return policy, nil
}

func verifyReceipts(
	ctx context.Context, tiles torchwood.TileReader, tree tlog.Tree, signed []byte, policyFile string, receipts []string,
) error {
	if policyFile == "" {
		return nil
	}
	policy, err := readPolicy(policyFile)
	if err != nil {
		return err
	}
	if _, _, err := torchwood.VerifyCheckpoint(signed, policy); err != nil {
		return fmt.Errorf("checkpoint under the policy: %w", err)
	}
	fmt.Println("policy      holds for the checkpoint (filippo.io/torchwood)")
	client, err := torchwood.NewClient(tiles)
	if err != nil {
		return err
	}
	for _, file := range receipts {
		proof, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		index, err := indexOf(proof)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		entry, _, err := client.Entry(ctx, tree, index)
		if err != nil {
			return err
		}
		if err := torchwood.VerifyProof(policy, tlog.RecordHash(entry), proof); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		fmt.Printf("receipt     for entry %d holds (filippo.io/torchwood)\n", index)
	}
	return nil
}

func verifyCarrying(policyFile string, receipts []string) error {
	if len(receipts) == 0 {
		return nil
	}
	policy, err := readPolicy(policyFile)
	if err != nil {
		return err
	}
	for _, file := range receipts {
		proof, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		entry, err := torchwood.ProofExtraData(proof)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := torchwood.VerifyProof(policy, tlog.RecordHash(entry), proof); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		fmt.Printf("receipt     holds for the entry of %d bytes that it carries (filippo.io/torchwood)\n", len(entry))
	}
	return nil
}

func indexOf(proof []byte) (int64, error) {
	for line := range strings.Lines(string(proof)) {
		if rest, ok := strings.CutPrefix(line, "index "); ok {
			return strconv.ParseInt(strings.TrimSuffix(rest, "\n"), 10, 64)
		}
	}
	return 0, errors.New("no index line")
}
