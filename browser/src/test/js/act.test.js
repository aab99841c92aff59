import assert from 'node:assert/strict';
import test from 'node:test';
import { MalformedError, UncheckableError, UnverifiedError, base64, parseUtf8, utf8 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { digestsOf, parseEntry, proofKeyOf, verifyApprovals, verifyProof } from '../../main/resources/org/comity/browser/js/act.js';
import { canonicalJson } from '../../main/resources/org/comity/browser/js/jcs.js';
import { leafHash } from '../../main/resources/org/comity/browser/js/merkle.js';
import { keyNamed, signedAct } from './exercise.js';
import { exampleOf } from './vectors.js';

// The worked example of the envelope: a ballot with an Ed25519 approval and one by a passkey.
const example = exampleOf('entry.json');

test('parseEntry_readsTheWorkedExample', async () => {
  const act = parseEntry(example);
  assert.equal(example.length, 1269);
  assert.deepEqual(await digestsOf(example, act), {
    actId: 'c3a3f8fda8200546297674d13ed0b056641d482f8c9eb76f43250b5f96e2d99c',
    entryHash: '732acb54f4fc21dbb703e6d861e011eba0d142582b008748bd835bb2ea8c6b4f',
  });
  assert.equal(base64(await leafHash(example)), 'HGI0jlzC38UqlpTHk2omPIRTWtpRtV8GTQeC4Jp9zp0=');
  assert.equal(await verifyProof(act), 'z6MkvXAbmR3rNomeUknRXBnmchZFn29G5q7m1CceyH8K7fSf');
  assert.equal(proofKeyOf(act), 'z6MkvXAbmR3rNomeUknRXBnmchZFn29G5q7m1CceyH8K7fSf');
});

test('verifyApprovals_keepsPasskeysWithoutVouchingForThem', async () => {
  const act = parseEntry(example);
  await assert.rejects(verifyApprovals(act), error => error instanceof UncheckableError && /kept, not verified here yet/.test(error.message));
  assert.deepEqual(await verifyApprovals({ ...act, approvals: [act.approvals[0]] }), [act.approvals[0].key]);
  // A false Ed25519 approval beside a passkey is still found.
  const [first, passkey] = act.approvals;
  const forged = { ...act, approvals: [{ ...first, signature: first.signature.replace('x', 'y') }, passkey] };
  await assert.rejects(verifyApprovals(forged), UnverifiedError);
});

test('parseEntry_wantsTheCanonicalFormByteForByte', () => {
  assert.throws(() => parseEntry(utf8(` ${parseUtf8(example)}`)), /not in canonical form/);
  assert.throws(() => parseEntry(new Uint8Array(65_536)), /at most 65535/);
});

test('parseEntry_refusesEveryEnvelopeThatIsNotExactlyThis', async () => {
  const good = parseEntry(example);
  const [ed25519, webauthn] = good.approvals;
  const change = changes => ({ ...good, ...changes });
  const without = name => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
  const wrong = [
    ...Object.keys(good).map(without),
    change({ more: 1 }),
    change({ type: 'comity.act/v1' }),
    change({ body: good.body.toUpperCase() }),
    change({ body: 1 }),
    change({ log: 'exercise.example' }),
    change({ log: 'exercise.example/alpha/0' }),
    change({ log: 'exercise.example/alpha/1' }), // a second name of the first epoch
    change({ log: 'exercise.example/alpha/1/2' }),
    change({ log: 'Exercise.example/alpha' }),
    change({ verb: 'Cast' }),
    change({ verb: 'adopt-charter' }), // which founds the body and so cannot name it
    change({ created: '2026-11-23T09:58:30.000Z' }),
    change({ created: '2026-11-23T09:58:30+00:00' }),
    change({ created: '2026-02-30T09:58:30Z' }),
    change({ created: '2026-11-23T24:00:00Z' }),
    change({ refs: [] }),
    change({ refs: { proposal: 'x' } }),
    change({ refs: { proposal: [] } }),
    change({ refs: { proposal: [good.body] } }),
    change({ refs: { 'a b': good.body } }),
    change({ payload: [] }),
    change({ payload: null }),
    change({ approvals: {} }),
    change({ approvals: [ed25519, ed25519] }),
    change({ approvals: [webauthn, ed25519] }),
    change({ approvals: new Array(17).fill(ed25519) }),
    change({ approvals: [{ ...ed25519, kind: 'rsa' }] }),
    change({ approvals: [{ ...ed25519, more: '' }] }),
    change({ approvals: [{ ...ed25519, signature: `${ed25519.signature}=` }] }),
    change({ approvals: [{ ...ed25519, key: webauthn.key }] }),
    change({ approvals: [{ ...ed25519, signature: ed25519.signature.slice(0, 84) }] }), // 63 bytes
    change({ approvals: [{ ...webauthn, signature: `${webauthn.signature.slice(0, 84)}AAAA` }] }), // 66 bytes
    change({ approvals: [{ ...webauthn, clientData: 'A'.repeat(2732) }] }), // 2,049 bytes
    change({ approvals: [{ ...webauthn, clientData: 1 }] }),
    change({ approvals: [null] }),
    change({ proof: [good.proof] }),
    ...Object.keys(good.proof).map(name => change({ proof: { ...good.proof, [name]: undefined } })),
    change({ proof: { ...good.proof, created: good.created } }),
    change({ proof: { ...good.proof, verificationMethod: 'did:web:example.com' } }),
    change({ proof: { ...good.proof, proofValue: 'z1' } }),
    change({ proof: { ...good.proof, proofValue: [good.proof.proofValue] } }),
    change({ proof: { ...good.proof, verificationMethod: [good.proof.verificationMethod] } }),
    change({ proof: { ...good.proof, proofPurpose: 'authentication' } }),
    change({ approvals: [{ ...ed25519, signature: ed25519.signature.slice(4) }] }),
    change({ approvals: [{ ...webauthn, clientData: 'A'.repeat(2732) }] }),
    change({ approvals: [{ ...webauthn, key: 'zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED6D' }] }), // no point
  ];
  for (const act of wrong) {
    const text = JSON.stringify(act);
    assert.throws(() => parseEntry(canonicalJson(JSON.parse(text))), MalformedError, text);
  }
  parseEntry(canonicalJson(JSON.parse(JSON.stringify(change({ refs: { both: [good.body, good.refs.proposal] } })))));
  parseEntry(canonicalJson(JSON.parse(JSON.stringify(change({ refs: { many: new Array(900).fill(good.body) } })))));
  parseEntry(canonicalJson(JSON.parse(JSON.stringify(change({ log: 'exercise.example/alpha/12' })))));
  parseEntry(canonicalJson(JSON.parse(JSON.stringify({ ...without('body'), verb: 'adopt-charter' }))));
});

test('verifyProof_refusesAnyOtherWord', async () => {
  const logKey = await keyNamed('log key');
  const act = await signedAct({ logKey });
  await verifyProof(act);
  for (const other of [{ payload: { choice: 'against' } }, { approvals: [{}] }, { created: '2026-11-23T09:58:31Z' }, { log: 'exercise.example/beta' }]) {
    await assert.rejects(verifyProof({ ...act, ...other }), UnverifiedError);
  }
});
