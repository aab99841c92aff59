// Tessera appends entries with transparency-dev/tessera's POSIX driver and says how many a second became durable.
//
//	tessera -dir FOLDER [-entries N] [-bytes N] [-in-flight N] [-setting defaults|tuned] [-lone N]
//
// One JSON object a line on standard output; the names of its members are those of org.comity.bench.AppendBench.
package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
	"k8s.io/klog/v2"
)

const system = "tessera 1.0.4 POSIX"

var (
	dir      = flag.String("dir", "", "an empty or new folder on the disk to measure")
	entries  = flag.Int("entries", 2000, "how many to append")
	size     = flag.Int("bytes", 1024, "size of an entry")
	inFlight = flag.Int("in-flight", 1024, "writers, each of which waits for its entry before the next one")
	setting  = flag.String("setting", "defaults", "defaults: 256 entries or 250 ms; tuned: a batch as large as -in-flight, or -age")
	age      = flag.Duration("age", 5*time.Millisecond, "batch age of the tuned setting")
	lone     = flag.Int("lone", 0, "also append this many by one writer alone, and say how long each took")
)

func main() {
	flag.Parse()
	if *dir == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func options() (*tessera.AppendOptions, string, error) {
	o := tessera.NewAppendOptions()
	switch *setting {
	case "defaults":
		return o, "defaults: 256 entries or 250 ms, checkpoint every 10 s", nil
	case "tuned":
		// 100 ms is the shortest checkpoint interval that the driver takes.
		o = o.WithBatching(uint(*inFlight), *age).WithPushback(uint(4 * *inFlight)).
			WithCheckpointInterval(100 * time.Millisecond).WithGarbageCollectionInterval(0)
		return o, fmt.Sprintf("tuned: %d entries or %s, checkpoint every 100 ms", *inFlight, *age), nil
	}
	return nil, "", fmt.Errorf("no setting %q", *setting)
}

func run() error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	secret, _, err := note.GenerateKey(nil, "bench.example/tessera")
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		return err
	}
	o, name, err := options()
	if err != nil {
		return err
	}
	path := filepath.Join(*dir, *setting)
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s is there already", path)
	}
	driver, err := posix.New(ctx, posix.Config{Path: path})
	if err != nil {
		return err
	}
	appender, shutdown, reader, err := tessera.NewAppender(ctx, driver, o.WithCheckpointSigner(signer))
	if err != nil {
		return err
	}
	if err := many(ctx, appender, reader, name); err != nil {
		return err
	}
	if *lone > 0 {
		if err := alone(ctx, appender, name); err != nil {
			return err
		}
	}
	return shutdown(ctx)
}

func many(ctx context.Context, appender *tessera.Appender, reader tessera.LogReader, name string) error {
	all := make([]*tessera.Entry, *entries)
	for i := range all {
		all[i] = tessera.NewEntry(entry(i))
	}
	var next, last atomic.Int64
	var failed atomic.Value
	var writers sync.WaitGroup
	start := time.Now()
	for range *inFlight {
		writers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(all) || failed.Load() != nil {
					return
				}
				// A resolved future is the promise: sequenced, integrated, every file of it synced.
				index, err := appender.Add(ctx, all[i])()
				for errors.Is(err, tessera.ErrPushback) {
					time.Sleep(time.Millisecond)
					index, err = appender.Add(ctx, all[i])()
				}
				if err != nil {
					failed.Store(err)
					return
				}
				for {
					seen := last.Load()
					if int64(index.Index) <= seen || last.CompareAndSwap(seen, int64(index.Index)) {
						break
					}
				}
			}
		})
	}
	writers.Wait()
	durable := time.Since(start)
	if err, ok := failed.Load().(error); ok {
		return err
	}
	if last.Load() != int64(*entries)-1 {
		return fmt.Errorf("the last index is %d after %d entries", last.Load(), *entries)
	}
	await := tessera.NewPublicationAwaiter(ctx, reader.ReadCheckpoint, 10*time.Millisecond)
	_, _, err := await.Await(ctx, func() (tessera.Index, error) { return tessera.Index{Index: uint64(last.Load())}, nil })
	if err != nil {
		return err
	}
	published := time.Since(start)
	return say(map[string]any{
		"bench": "append-raw", "system": system, "setting": name,
		"entries": *entries, "entryBytes": *size, "inFlight": *inFlight,
		"perSecond": float64(*entries) / durable.Seconds(), "seconds": durable.Seconds(),
		"secondsUntilPublished": published.Seconds(),
	})
}

func alone(ctx context.Context, appender *tessera.Appender, name string) error {
	took := make([]float64, *lone)
	for i := range took {
		e := tessera.NewEntry(entry(*entries + i))
		start := time.Now()
		if _, err := appender.Add(ctx, e)(); err != nil {
			return err
		}
		took[i] = float64(time.Since(start).Microseconds()) / 1000
	}
	slices.Sort(took)
	return say(map[string]any{
		"bench": "append-lone", "system": system, "setting": name, "entries": *lone, "entryBytes": *size,
		"p50Millis": took[len(took)/2], "p99Millis": took[len(took)*99/100],
	})
}

func entry(i int) []byte {
	data := make([]byte, *size)
	bytes := rand.NewChaCha8([32]byte{'c', 'o', 'm', 'i', 't', 'y', byte(i), byte(i >> 8), byte(i >> 16), byte(i >> 24)})
	bytes.Read(data)
	if len(data) >= 8 {
		binary.BigEndian.PutUint64(data, uint64(i))
	}
	return data
}

func say(line map[string]any) error {
	return json.NewEncoder(os.Stdout).Encode(line)
}
