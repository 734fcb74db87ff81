#!/usr/bin/env python3
"""A second verifier of evidence files: python3 verify.py FILE CA HUB [TSA] (PEM: authorities of senders, hub, of time-stamps).

Nothing of Corridor is used: OpenSSL checks signatures and certificates, this file hashes and compares. It ends with 0 when
everything holds, with 1 when something does not and says what, with 3 when there is nothing to check.
"""
import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

scratch, failed = tempfile.TemporaryDirectory(prefix='evidence-'), []
work = Path(scratch.name)

def check(name, holds):
    print(f'{"ok    " if holds else "FAILED"} {name}')
    if not holds:
        failed.append(name)

def once(pairs):
    """Refuses an object that has two members of one name: it could say two things."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError('a name occurs twice')
    return dict(pairs)

def sha(data):
    return hashlib.sha256(data).digest()

def put(name, data):
    (work / name).write_bytes(data)
    return str(work / name)

def openssl(*args):
    return subprocess.run(['openssl', *args], capture_output=True, check=False).returncode == 0

def told(*args):
    return subprocess.run(['openssl', *args], capture_output=True, check=False).stdout

def signed(content, cms, *trust):
    files = ['-in', put('cms', cms), '-content', put('content', content), '-out', str(work / 'out')]
    return openssl('cms', '-verify', '-binary', '-inform', 'DER', *files, *trust)

def by_hub(content, cms):
    """By a certificate of the hub itself, not by one that the same authority issued to somebody else."""
    return signed(content, cms, '-CAfile', hub, '-partial_chain', '-purpose', 'any', '-no_check_time')

def whole(content, signature):
    """By the key of one of the hub's certificates: ECDSA over exactly these bytes."""
    pems = [f'{pem}-----END CERTIFICATE-----\n' for pem in Path(hub).read_text().split('-----END CERTIFICATE-----')[:-1]]
    files = ['-signature', put('sig', signature), put('content', content)]
    keys = [told('x509', '-in', put('hub', pem.encode()), '-noout', '-pubkey') for pem in pems]
    return any(openssl('dgst', '-sha256', '-verify', put('key', key), *files) for key in keys)

def by_sender():
    if 'signature' not in evidence:
        return 'attestedBy' in evidence
    own = [raw(one['certificate']) for one in evidence['certificates'] if one['holder'] == evidence['sender']]
    lines = [f'-----BEGIN CERTIFICATE-----\n{base64.encodebytes(der).decode()}-----END CERTIFICATE-----\n' for der in own]
    at = str(int(datetime.fromisoformat(receipt['acceptedAt'].replace('Z', '+00:00')).timestamp()))
    signer = str(work / 'signer')
    trust = ['-CAfile', ca, '-certfile', put('own', ''.join(lines).encode()), '-attime', at, '-signer', signer]
    return signed(body, raw(evidence['signature']), *trust) and told('x509', '-in', signer, '-outform', 'DER') in own

def included(path, checkpoint, **_):
    """RFC 9162 2.1.3.2."""
    _, size, root = checkpoint.splitlines()
    index, last, current = record['index'], int(size) - 1, sha(b'\0' + raw(proof['record']))
    if index > last:
        return False
    for sibling in map(raw, path):
        if last == 0:
            return False
        if index % 2 or index == last:
            current = sha(b'\1' + sibling + current)
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            current = sha(b'\1' + current + sibling)
        index, last = index // 2, last // 2
    return last == 0 and current == raw(root)

def noted(by, key, line):
    """C2SP signed-note; type 4 is a witness's cosignature, with the time before the signature."""
    name, key_id, encoded = key.split('+', 2)
    kind, public = raw(encoded)[0], raw(encoded)[1:]
    dash, line_name, signature = line.split(' ')
    origin, blob = proof['checkpoint'].split('\n')[0], raw(signature)
    expected = (origin, 1) if by == 'log' else (f'{origin}/witness/{by}', 4)
    claims = (dash, line_name, blob[:4].hex(), (name, kind))
    if claims != ('\u2014', name, key_id, expected) or sha(f'{name}\n'.encode() + bytes([kind]) + public)[:4].hex() != key_id:
        return False
    text, blob = proof['checkpoint'], blob[4:]
    if kind == 4:
        text, blob = f'cosignature/v1\ntime {int.from_bytes(blob[:8], "big")}\n{text}', blob[8:]
    spki = base64.b64encode(bytes.fromhex('302a300506032b6570032100') + public).decode()
    pem = put('key', f'-----BEGIN PUBLIC KEY-----\n{spki}\n-----END PUBLIC KEY-----\n'.encode())
    files = ['-in', put('text', text.encode()), '-sigfile', put('sig', blob)]
    return openssl('pkeyutl', '-verify', '-pubin', '-inkey', pem, '-rawin', *files)

def stamped(stamp, tsa=None):
    """RFC 3161: the state of the log that was stamped has this entry in it."""
    if stamp is None or not included(**stamp):
        return stamp is None and tsa is None
    files = ['-data', put('data', stamp['checkpoint'].encode()), '-in', put('token', raw(stamp['token'])), '-token_in']
    return tsa is None or openssl('ts', '-verify', *files, '-CAfile', tsa, '-no_check_time')

def raw(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError('two ways to write the same bytes')
    return data

try:
    _, file, ca, hub, *tsa = sys.argv
    evidence = json.loads(Path(file).read_bytes().decode(), object_pairs_hook=once)
    proof, body = evidence['proof'], raw(evidence['body'])
    receipt, record = json.loads(raw(evidence['receipt'])), json.loads(raw(proof['record']))
    covered = {name: value for name, value in evidence.items() if name not in ('note', 'fileSignature')}
    canonical = json.dumps(covered, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()
    if evidence['format'] != 'corridor-evidence-1':
        raise ValueError('another format')
    check('file', whole(canonical, raw(evidence['fileSignature'])))
    check('receipt', by_hub(raw(evidence['receipt']), raw(evidence['receiptSignature'])))
    check('receipt is for it', all(receipt[name] == evidence[name] for name in ('sender', 'id', 'mrn') if name in evidence))
    check('body', receipt['digest'] == f'sha256:{sha(body).hex()}')
    check('sender-signature', by_sender())
    check('certificates', all(one['status'] == 'valid' and one['at'] == receipt['acceptedAt'] for one in evidence['certificates']))
    check('seal', 'seal' not in evidence or by_hub(body, raw(evidence['seal'])))
    salted, signature = sha(raw(proof['salt']) + body).hex(), evidence.get('signature')
    digest = None if signature is None else f'sha256:{sha(raw(signature)).hex()}'
    told = [record['index'], record['sender'], record['id'], record['bodyDigest'], record.get('signatureDigest')]
    check('log-record', told == [receipt['logIndex'], receipt['sender'], receipt['id'], f'sha256:{salted}', digest])
    check('inclusion', included(**proof))
    check('checkpoint', by_hub(proof['checkpoint'].encode(), raw(proof['checkpointSignature'])))
    check('witnesses', all(noted(**one) for one in evidence['notarised']))
    check('timestamp', stamped(evidence.get('timestamp'), *tsa))
except (KeyError, TypeError, ValueError, IndexError, OSError) as error:
    print(f'unreadable: {error!r}')
    sys.exit(1 if failed else 3)
sys.exit(1 if failed else 0)
