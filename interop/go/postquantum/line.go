// Package postquantum reads and writes note lines of type 0x06: ML-DSA-44 as C2SP tlog-cosignature v1.1.0-rc.1 frames it.
//
// The signature itself is filippo.io/mldsa's. The framing follows filippo.io/torchwood v0.10.0, which has these lines but
// asks for Go 1.27; when that is the ordinary Go, this package goes and torchwood takes its place.
package postquantum

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"filippo.io/mldsa"
	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
)

const lineType = 6

// IsKey reports whether a vkey names an ML-DSA-44 key.
func IsKey(vkey string) bool {
	_, _, key, err := split(vkey)
	return err == nil && key[0] == lineType
}

// NewVerifier reads a vkey of type 0x06.
func NewVerifier(vkey string) (note.Verifier, error) {
	name, id, key, err := split(vkey)
	if err != nil {
		return nil, err
	}
	if key[0] != lineType {
		return nil, fmt.Errorf("not an ML-DSA-44 vkey: type %d", key[0])
	}
	public, err := mldsa.NewPublicKey(mldsa.MLDSA44(), key[1:])
	if err != nil {
		return nil, err
	}
	if id != keyID(name, key) {
		return nil, errors.New("the key id does not fit name and key")
	}
	return &verifier{name, id, public}, nil
}

type verifier struct {
	name string
	id   uint32
	key  *mldsa.PublicKey
}

func (v *verifier) Name() string    { return v.name }
func (v *verifier) KeyHash() uint32 { return v.id }

func (v *verifier) Verify(text, sig []byte) bool {
	if len(sig) != 8+mldsa.MLDSA44SignatureSize {
		return false
	}
	message, err := signedMessage(v.name, binary.BigEndian.Uint64(sig), text)
	return err == nil && mldsa.Verify(v.key, message, sig[8:], nil) == nil
}

// Signer writes lines of type 0x06 at one fixed time.
type Signer struct {
	name string
	time uint64
	key  *mldsa.PrivateKey
}

// NewSigner derives the key from a 32-byte seed.
func NewSigner(name string, seed []byte, time uint64) (*Signer, error) {
	key, err := mldsa.NewPrivateKey(mldsa.MLDSA44(), seed)
	if err != nil {
		return nil, err
	}
	return &Signer{name, time, key}, nil
}

func (s *Signer) Name() string    { return s.name }
func (s *Signer) KeyHash() uint32 { return keyID(s.name, s.public()) }
func (s *Signer) public() []byte  { return append([]byte{lineType}, s.key.PublicKey().Bytes()...) }

// VKey is what a verifier needs.
func (s *Signer) VKey() string {
	return fmt.Sprintf("%s+%08x+%s", s.name, s.KeyHash(), base64.StdEncoding.EncodeToString(s.public()))
}

func (s *Signer) Sign(text []byte) ([]byte, error) {
	message, err := signedMessage(s.name, s.time, text)
	if err != nil {
		return nil, err
	}
	signature, err := s.key.SignDeterministic(message, nil)
	if err != nil {
		return nil, err
	}
	return append(binary.BigEndian.AppendUint64(nil, s.time), signature...), nil
}

func signedMessage(cosigner string, time uint64, text []byte) ([]byte, error) {
	c, err := torchwood.ParseCheckpoint(string(text))
	if err != nil {
		return nil, err
	}
	if c.Extension != "" || c.String() != string(text) {
		return nil, errors.New("an ML-DSA-44 line covers a checkpoint without extension lines only")
	}
	if len(cosigner) > 255 || len(c.Origin) > 255 || time > math.MaxInt64 {
		return nil, errors.New("name, origin or time too large")
	}
	m := []byte("subtree/v1\n\x00")
	m = append(append(m, byte(len(cosigner))), cosigner...)
	m = binary.BigEndian.AppendUint64(m, time)
	m = append(append(m, byte(len(c.Origin))), c.Origin...)
	m = binary.BigEndian.AppendUint64(m, 0)
	m = binary.BigEndian.AppendUint64(m, uint64(c.N))
	return append(m, c.Hash[:]...), nil
}

func split(vkey string) (name string, id uint32, key []byte, err error) {
	name, rest, _ := strings.Cut(vkey, "+")
	hex, base, _ := strings.Cut(rest, "+")
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 8 {
		return "", 0, nil, errors.New("malformed vkey")
	}
	key, err = base64.StdEncoding.DecodeString(base)
	if err != nil || len(key) == 0 || name == "" {
		return "", 0, nil, errors.New("malformed vkey")
	}
	return name, uint32(n), key, nil
}

func keyID(name string, key []byte) uint32 {
	sum := sha256.Sum256(append([]byte(name+"\n"), key...))
	return binary.BigEndian.Uint32(sum[:])
}
