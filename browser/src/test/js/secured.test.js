import assert from 'node:assert/strict';
import test from 'node:test';
import { MalformedError, UnverifiedError, hex, parseUtf8, sha256 } from '../../main/resources/org/comity/browser/js/bytes.js';
import { canonicalJson, parseJson } from '../../main/resources/org/comity/browser/js/jcs.js';
import { hashData, verifySecured } from '../../main/resources/org/comity/browser/js/secured.js';
import { keyNamed, secured } from './exercise.js';
import { bytesOf, needs } from './vectors.js';

const text = path => parseUtf8(bytesOf(`eddsa-jcs-2022/${path}`)).trim();

const P256 = 'zDnaeWnkYHg57Mkr3QoQ6ni6sT8LKDwoNivRm9nQCK8VhED67';

test('hashData_hasEveryOfficialIntermediateValue', needs('eddsa-jcs-2022/signedJCS.json'), async () => {
  const signed = parseJson(bytesOf('eddsa-jcs-2022/signedJCS.json'));
  const { proof, ...document } = signed;
  const { proofValue, ...options } = proof;
  assert.equal(parseUtf8(canonicalJson(document)), text('canonDocJCS.txt'));
  assert.equal(parseUtf8(canonicalJson(options)), text('proofCanonJCS.txt'));
  assert.equal(hex(await sha256(canonicalJson(document))), text('docHashJCS.txt'));
  assert.equal(hex(await sha256(canonicalJson(options))), text('proofHashJCS.txt'));
  assert.equal(hex(await hashData(signed, proof)), text('combinedHashJCS.txt'));
  assert.equal(proofValue, text('sigBTC58JCS.txt'));
});

test('verifySecured_takesTheOfficialDocumentAndNoChangeOfIt', needs('eddsa-jcs-2022/signedJCS.json'), async () => {
  const signed = parseJson(bytesOf('eddsa-jcs-2022/signedJCS.json'));
  assert.equal(await verifySecured(signed), 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2');
  await assert.rejects(verifySecured({ ...signed, name: 'Another' }), UnverifiedError);
  await assert.rejects(verifySecured({ ...signed, more: 1 }), UnverifiedError);
  await assert.rejects(verifySecured({ ...signed, proof: { ...signed.proof, created: '2023-02-24T23:36:39Z' } }), UnverifiedError);
  const [first, ...others] = signed['@context'];
  await assert.rejects(verifySecured({ ...signed, '@context': [...others, first] }), MalformedError);
  // A context added behind those of the proof is not signed: the suite hashes the proof's contexts in its place.
  await verifySecured({ ...signed, '@context': [...signed['@context'], 'https://more.example'] });
});

test('verifySecured_wantsOneProofOfTheSuite', async () => {
  const key = await keyNamed('someone');
  const document = await secured({ result: 'adopted' }, key);
  assert.equal(await verifySecured(document), key.multikey);
  const withProof = changes => ({ ...document, proof: { ...document.proof, ...changes } });
  for (const wrong of [
    { ...document, proof: [document.proof] },
    { ...document, proof: undefined },
    withProof({ cryptosuite: 'eddsa-rdfc-2022' }),
    withProof({ type: 'Ed25519Signature2020' }),
    withProof({ proofPurpose: 'authentication' }),
    withProof({ created: 'yesterday' }),
    withProof({ proofValue: document.proof.proofValue.slice(1) }),
    withProof({ proofValue: 'z1' }),
    withProof({ verificationMethod: 'did:web:example.com#key' }),
    withProof({ verificationMethod: `did:key:${P256}#${P256}` }),
  ]) {
    await assert.rejects(verifySecured(wrong), MalformedError);
  }
  const other = await keyNamed('someone else');
  const stolen = withProof({ verificationMethod: `did:key:${other.multikey}#${other.multikey}` });
  await assert.rejects(verifySecured(stolen), UnverifiedError);
});
