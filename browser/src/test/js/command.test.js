import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { exercise } from './exercise.js';

// The one file that the build puts together from the modules.
const VERIFIER = fileURLToPath(new URL('../../../target/classes/org/comity/browser/verify.mjs', import.meta.url));

test('verifyMjs_saysTheSameAsTheModules', { skip: existsSync(VERIFIER) ? false : 'needs the built verify.mjs' }, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const { receipt, trust } = await exercise();
  const changed = await exercise({ index: 8 });
  const file = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const good = file('good.tlog-proof', receipt);
  const keys = file('trust.json', JSON.stringify(trust));
  const run = (...args) => spawnSync(process.execPath, ['--no-warnings', VERIFIER, ...args], { encoding: 'utf8' });

  const verified = run(good, '--trust', keys);
  assert.equal(verified.status, 0, verified.stderr);
  assert.equal(verified.stdout, EXPECTED);
  const failed = run(file('bad.tlog-proof', changed.receipt), '--trust', keys);
  assert.equal(failed.status, 1);
  assert.match(failed.stdout, /^Does not verify\. Step 5, Inclusion in the log: does not fit\./m);
  const grey = run(good, '--vkey', trust.logs[0].vkeys[0]);
  assert.equal(grey.status, 2);
  assert.match(grey.stdout, /^Keys: given by you\nNot verified\. Everything fits the key of the log\./m);
  for (const wrong of [[], [good, good], [good, '--more'], [join(folder, 'absent')], [file('note.txt', 'neither')], [good, '--vkey', 'x'], [good, '--trust', good]]) {
    const misused = run(...wrong);
    assert.equal(misused.status, 64, misused.stdout);
    assert.match(misused.stderr, /node verify\.mjs <file>/);
  }
});

const EXPECTED = `\
Form of the receipt: done
The act in canonical form, and its id: done
Signature of the log key on the act: done
Approvals of the act: done; approvals that hold: 1; whether a mandate covers them is read from the log, not from this receipt
Inclusion in the log: done; entry 9 in a log of 13
Signature of the log on the checkpoint: done; Ed25519
Cosignatures of witnesses and mirrors: done; witnesses: 1 of 1, needed 1; mirrors: 1 of 1, needed 1; latest 25 November 2026 at 10:18:35 UTC
act id 3fdbbaa968275d6f2994a51556ea15c7b493802a194cae3ad66cc10ef2d7ca13
entry hash fb18d1149f9c5712b48f435eebcd24437ca389baa463687c1aba24de3980d84d
root 6e8d5e33083124168ce2e476742b43afd5db5383025717d70f884b7ec24f620d
Keys: from the charter, as this node holds it
Verified. All 7 steps were recomputed. They fit the record.
`;
