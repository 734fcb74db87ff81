# Functions for a party of Corridor in POSIX sh: curl, OpenSSL, jq, and amqp-tools for those with a queue. To be sourced.
#
# Needs HUB (its address), HUB_CERTIFICATE (PEM file, handed out by the operators), WORK (a folder of this run); CA, a PEM file, where
# the hub's TLS certificate is from an authority this machine does not know. A secret goes to curl by standard input and to amqp-tools
# by a file, never on a command line, which everybody on the machine can read.

# The attribute in which the hub says what it has sealed (docs/messages: seal).
SEAL_OID=2.25.123381332279751208927667843752799286387

# sign FILE CERTIFICATE KEY: prints the base64 of the detached CMS over exactly these bytes.
sign() {
  openssl cms -sign -binary -in "$1" -signer "$2" -inkey "$3" -outform DER | openssl base64 -A
}

# call TOKEN PATH [CURL-OPTION...]: leaves the answer in $WORK/answer and $WORK/headers, prints its status.
call() {
  call_token=$1 call_path=$2
  shift 2
  printf 'header = "Authorization: Bearer %s"\n' "$call_token" |
    curl -K - -sS --max-time 60 ${CA:+--cacert "$CA"} -D "$WORK/headers" -o "$WORK/answer" -w '%{http_code}' "$@" "$HUB$call_path"
}

# post TOKEN PATH CONTENT-TYPE FILE SIGNATURE: as `call`. The same bytes may be posted again: the first answer comes again.
post() {
  call "$1" "$2" -H "Content-Type: $3" -H 'Accept: application/json' -H "Corridor-Signature: $5" --data-binary "@$4"
}

# by_hub FILE SIGNATURE-FILE: whether the hub signed exactly these bytes. Without -nointern every participant could have.
by_hub() {
  openssl cms -verify -binary -inform DER -in "$2" -content "$1" -certfile "$HUB_CERTIFICATE" -nointern -noverify \
    > "$WORK/verified" 2> "$WORK/why" && cmp -s "$1" "$WORK/verified"
}

# receipt_of FILE ID: whether $WORK/receipt with $WORK/receipt.sig is the hub's receipt for these bytes under this id.
receipt_of() {
  by_hub "$WORK/receipt" "$WORK/receipt.sig" || return 1
  digest=$(openssl dgst -sha256 -r "$1" | cut -d' ' -f1)
  jq -e --arg id "$2" --arg digest "sha256:$digest" '.id == $id and .digest == $digest' "$WORK/receipt" > "$WORK/verified"
}

# signed_answer: takes receipt and signature out of an answer of HTTP.
signed_answer() {
  cp "$WORK/answer" "$WORK/receipt"
  sed -n 's/^[Cc]orridor-[Ss]ignature: *//p' "$WORK/headers" | tr -d '\r' | openssl base64 -d -A > "$WORK/receipt.sig"
}

# sealed FILE SEAL-FILE: verifies the seal over these bytes and prints what it says, JSON. An attribute outside of what is signed
# (depth 5, context 1) could say anything, so a seal that has any is none.
sealed() {
  by_hub "$1" "$2" || return 1
  openssl asn1parse -inform DER -in "$2" > "$WORK/asn1" || return 1
  ! grep -q ':d=5 .*cons: cont \[ 1 \]' "$WORK/asn1" || return 1
  awk -v oid=":$SEAL_OID\$" '/:d=7 .*OBJECT/ { found = ($0 ~ oid) } found && /:d=8 .*UTF8STRING/ { sub(/^.*UTF8STRING *:/, ""); print }' \
    "$WORK/asn1" > "$WORK/seal.json"
  [ "$(wc -l < "$WORK/seal.json")" -eq 1 ] && cat "$WORK/seal.json"
}

# store JOURNAL FILE SEAL-JSON: appends the message and returns when it is on the disk; only then may it be acknowledged. Returns 3 for
# a repeat, which is not stored again, and 4 for one that comes before what the journal has of its movement.
store() {
  touch "$1"
  jq -es --argjson seal "$3" 'all(.sender != $seal.sender or .id != $seal.id)' "$1" > "$WORK/verified" || return 3
  jq -es --argjson seal "$3" 'all($seal.mrn == null or .mrn != $seal.mrn or .logIndex < $seal.logIndex)' "$1" > "$WORK/verified" || return 4
  openssl base64 -A -in "$2" | jq -cR --argjson seal "$3" '$seal + { body: . }' >> "$1" && sync "$1"
}

# report SENDER-JSON ENTRIES-JSON: prints a delivery-report; entries are [{ sender, id, logIndex }].
report() {
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  jq -cn --arg id "$(cat /proc/sys/kernel/random/uuid)" --arg now "$now" --argjson sender "$1" --argjson entries "$2" '{
    $id, type: "delivery-report", version: "1", $sender, occurredAt: $now, preparedAt: $now, procedure: "automatic",
    body: { entries: [$entries[] | { sender, id, logIndex, outcome: "accepted" }] } }'
}

# amqp PROGRAM [OPTION...]: runs one of amqp-tools with the broker's address and login: AMQP_HOST, AMQP_PORT, AMQP_AUTH (a file with
# the lines `username:…` and `password:…`).
amqp() {
  amqp_program=$1
  shift
  "amqp-$amqp_program" -s "$AMQP_HOST" --port="$AMQP_PORT" --authfile="$AMQP_AUTH" "$@"
}

# publish TYPE CONTENT-TYPE FILE SIGNATURE: gives it to the broker. Keep it until its acknowledgement is in your queue.
publish() {
  amqp publish -e corridor.in -r "$1" -p -C "$2" -H "corridor_signature: $4" < "$3"
}
