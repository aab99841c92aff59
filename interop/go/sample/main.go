// Sample writes a small log, as a folder in the layout of C2SP tlog-tiles, with implementations that are not Comity's, so
// that Comity's audit has something foreign to read. Tiles are golang.org/x/mod/sumdb/tlog's, the Ed25519 line is
// golang.org/x/mod/sumdb/note's, cosignature and receipts are filippo.io/torchwood's, ML-DSA-44 is filippo.io/mldsa's.
//
//	sample -entries FILE -out FOLDER [-origin NAME] [-older SIZE]
//
// FILE holds an entry a line. Keys are made from public seeds and are worth nothing.
package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"comity/interop/postquantum"
	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// The ML-DSA-44 lines say this instant, so that only torchwood's own cosignature differs between two runs.
const instant = 1_795_478_400 // 2026-11-24T00:00:00Z

func main() {
	file := flag.String("entries", "", "a file with an entry a line")
	out := flag.String("out", "", "the folder to write; it must not exist")
	origin := flag.String("origin", "sample.example/go", "the log's origin")
	older := flag.Int64("older", 0, "also keep the checkpoint at this size, as checkpoint.SIZE")
	flag.Parse()
	if *file == "" || *out == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*file, *out, *origin, *older); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type signers struct {
	log, witness []note.Signer
}

func run(file, out, origin string, older int64) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	entries := bytes.Split(bytes.TrimSuffix(text, []byte("\n")), []byte("\n"))
	if err := os.Mkdir(out, 0o755); err != nil {
		return err
	}
	keys, vkeys, err := makeKeys(origin)
	if err != nil {
		return err
	}
	if err := write(out, "vkeys.txt", []byte(strings.Join(vkeys, "\n")+"\n")); err != nil {
		return err
	}
	policy := fmt.Sprintf("log %s\nwitness witness %s\nquorum witness\n", vkeys[0], vkeys[2])
	if err := write(out, "policy.txt", []byte(policy)); err != nil {
		return err
	}
	if err := writeTiles(out, entries); err != nil {
		return err
	}
	if older > 0 {
		if _, err := sign(out, fmt.Sprintf("checkpoint.%d", older), origin, entries[:older], keys); err != nil {
			return err
		}
	}
	signed, err := sign(out, "checkpoint", origin, entries, keys)
	if err != nil {
		return err
	}
	return writeReceipts(out, entries, signed)
}

func seed(of string) []byte {
	sum := sha256.Sum256([]byte("comity interop sample: " + of))
	return sum[:]
}

func makeKeys(origin string) (signers, []string, error) {
	var s signers
	key := ed25519.NewKeyFromSeed(seed("log"))
	vkey, err := note.NewEd25519VerifierKey(origin, key.Public().(ed25519.PublicKey))
	if err != nil {
		return s, nil, err
	}
	// The secret form of golang.org/x/mod/sumdb/note has the same key id as the vkey.
	id := strings.Split(vkey, "+")[1]
	secret := base64.StdEncoding.EncodeToString(append([]byte{1}, key.Seed()...))
	log, err := note.NewSigner("PRIVATE+KEY+" + origin + "+" + id + "+" + secret)
	if err != nil {
		return s, nil, err
	}
	logPostQuantum, err := postquantum.NewSigner(origin, seed("log, post-quantum"), instant)
	if err != nil {
		return s, nil, err
	}
	const witnessName = "witness.example/go"
	witness, err := torchwood.NewCosignatureSigner(witnessName, ed25519.NewKeyFromSeed(seed("witness")))
	if err != nil {
		return s, nil, err
	}
	witnessPostQuantum, err := postquantum.NewSigner(witnessName, seed("witness, post-quantum"), instant)
	if err != nil {
		return s, nil, err
	}
	s.log = []note.Signer{log, logPostQuantum}
	s.witness = []note.Signer{witness, witnessPostQuantum}
	return s, []string{vkey, logPostQuantum.VKey(), witness.Verifier().String(), witnessPostQuantum.VKey()}, nil
}

// hashesOf keeps every hash of the tree in the order of tlog.StoredHashIndex.
func hashesOf(entries [][]byte) (tlog.HashReader, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = stored[index]
		}
		return found, nil
	})
	for i, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(i), entry, reader)
		if err != nil {
			return nil, err
		}
		stored = append(stored, hashes...)
	}
	return reader, nil
}

func writeTiles(out string, entries [][]byte) error {
	hashes, err := hashesOf(entries)
	if err != nil {
		return err
	}
	for _, tile := range tlog.NewTiles(torchwood.TileHeight, 0, int64(len(entries))) {
		data, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			return err
		}
		if err := write(out, torchwood.TilePath(tile), data); err != nil {
			return err
		}
	}
	for n, bundle := range slices.Collect(slices.Chunk(entries, torchwood.TileWidth)) {
		var data []byte
		for _, entry := range bundle {
			if data, err = torchwood.AppendTileEntry(data, entry); err != nil {
				return err
			}
		}
		tile := tlog.Tile{H: torchwood.TileHeight, L: -1, N: int64(n), W: len(bundle)}
		if err := write(out, torchwood.TilePath(tile), data); err != nil {
			return err
		}
	}
	return nil
}

func sign(out, name, origin string, entries [][]byte, keys signers) ([]byte, error) {
	hashes, err := hashesOf(entries)
	if err != nil {
		return nil, err
	}
	root, err := tlog.TreeHash(int64(len(entries)), hashes)
	if err != nil {
		return nil, err
	}
	c := torchwood.Checkpoint{Origin: origin, Tree: tlog.Tree{N: int64(len(entries)), Hash: root}}
	signed, err := note.Sign(&note.Note{Text: c.String()}, append(slices.Clone(keys.log), keys.witness...)...)
	if err != nil {
		return nil, err
	}
	return signed, write(out, name, signed)
}

// writeReceipts proves the first entry, one in the middle and the last one.
func writeReceipts(out string, entries [][]byte, signed []byte) error {
	hashes, err := hashesOf(entries)
	if err != nil {
		return err
	}
	size := int64(len(entries))
	for _, index := range slices.Compact([]int64{0, size / 2, size - 1}) {
		proof, err := tlog.ProveRecord(size, index, hashes)
		if err != nil {
			return err
		}
		// The extra line is not authenticated and holds what it likes: here, the index once more.
		extra := binary.BigEndian.AppendUint64(nil, uint64(index))
		receipt := torchwood.FormatProof(index, proof, signed)
		if index == size/2 {
			receipt = torchwood.FormatProofWithExtraData(index, extra, proof, signed)
		}
		if err := write(out, fmt.Sprintf("receipts/%d.tlog-proof", index), receipt); err != nil {
			return err
		}
	}
	// Read back what was written, before anybody else does.
	tiles, err := torchwood.NewTileFS(os.DirFS(out))
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(size, hashes)
	if err != nil {
		return err
	}
	client, err := torchwood.NewClient(tiles)
	if err != nil {
		return err
	}
	for i, entry := range client.AllEntries(context.Background(), tlog.Tree{N: size, Hash: root}, 0) {
		if !bytes.Equal(entry, entries[i]) {
			return fmt.Errorf("entry %d was written wrongly", i)
		}
	}
	return client.Err()
}

func write(out, name string, data []byte) error {
	path := filepath.Join(out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
