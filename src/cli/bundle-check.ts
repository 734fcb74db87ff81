export type CheckedBundle = {
  hub: string
  party: string
  amqp?: string | undefined
  hasCa: boolean
  language: 'en' | 'fr' | 'pt'
}

/** What the script says, by language: what it looked at, and what to do where it failed. */
const WORDS = {
  en: {
    tools: ['curl and openssl are installed', 'install curl and openssl'],
    reached: ['the hub answers at its address', 'look at DNS, routes, firewall and, for TLS, at ca.pem:'],
    ready: ['the hub takes messages', 'ask the operators of the hub'],
    clock: ['this clock and that of the hub agree', 'set this clock; they differ by seconds:'],
    token: ['the token is known', 'ask the operators of the hub for a token of this party'],
    seal: [
      'the hub signs with the certificate in this folder',
      'do not trust this address before the operators have explained it',
    ],
    key: ['the key belongs to the certificate', 'take the key by which the certificate was asked for'],
    end: ['the certificate is good for 30 more days', 'ask for another certificate'],
    broker: ['the broker answers at its address', 'look at DNS, routes, firewall and, for TLS, at ca.pem'],
    skipped: 'not checked without',
  },
  fr: {
    tools: ['curl et openssl sont installés', 'installez curl et openssl'],
    reached: ['le hub répond à son adresse', 'vérifiez DNS, routes, pare-feu et, pour TLS, ca.pem :'],
    ready: ['le hub prend les messages', 'demandez aux exploitants du hub'],
    clock: ['cette horloge et celle du hub concordent', 'réglez cette horloge ; écart en secondes :'],
    token: ['le jeton est connu', 'demandez aux exploitants du hub un jeton de cette partie'],
    seal: [
      'le hub signe avec le certificat de ce dossier',
      'ne faites pas confiance à cette adresse avant que les exploitants ne l’aient expliquée',
    ],
    key: ['la clé est celle du certificat', 'prenez la clé avec laquelle le certificat a été demandé'],
    end: ['le certificat vaut encore 30 jours', 'demandez un autre certificat'],
    broker: ['le courtier répond à son adresse', 'vérifiez DNS, routes, pare-feu et, pour TLS, ca.pem'],
    skipped: 'pas vérifié sans',
  },
  pt: {
    tools: ['curl e openssl estão instalados', 'instale curl e openssl'],
    reached: ['o hub responde no seu endereço', 'verifique DNS, rotas, firewall e, para TLS, ca.pem:'],
    ready: ['o hub recebe mensagens', 'pergunte aos operadores do hub'],
    clock: ['este relógio e o do hub concordam', 'acerte este relógio; diferença em segundos:'],
    token: ['o token é conhecido', 'peça aos operadores do hub um token desta parte'],
    seal: [
      'o hub assina com o certificado desta pasta',
      'não confie neste endereço antes de os operadores o explicarem',
    ],
    key: ['a chave é a do certificado', 'use a chave com que o certificado foi pedido'],
    end: ['o certificado vale mais 30 dias', 'peça outro certificado'],
    broker: ['o broker responde no seu endereço', 'verifique DNS, rotas, firewall e, para TLS, ca.pem'],
    skipped: 'não verificado sem',
  },
} as const

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Seconds since 1970 of an HTTP date, in awk: POSIX date cannot read one. */
const EPOCH = `BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i in m) n[m[i]] = i }
{ split($5, t, ":"); y = $4; o = n[$3] + 0; if (o <= 2) { y -= 1; o += 12 }
  d = 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (o - 3) + 2) / 5) + $2 - 1 - 719468
  print d * 86400 + t[1] * 3600 + t[2] * 60 + t[3] }`

/**
 * The script of a hand-over bundle, for a shell with openssl and curl: it changes nothing, sends no message, prints no secret,
 * and ends with 1 where something failed. Token, key and certificate come by the environment, none of them on a command line.
 */
export function checkScript({ hub, party, amqp, hasCa, language }: CheckedBundle): string {
  const words = WORDS[language]
  const say = (name: Exclude<keyof typeof words, 'skipped'>): string => words[name].map(quoted).join(' ')
  return `#!/bin/sh
# Corridor, ${party}: checks from this machine what is needed to exchange messages with ${hub}.
#   CORRIDOR_TOKEN=... CORRIDOR_KEY=key.pem CORRIDOR_CERTIFICATE=certificate.pem sh check.sh
cd "$(dirname "$0")" || exit 2
HUB=${quoted(hub)}
FAILED=0
WORK=$(mktemp -d) || exit 2
trap 'rm -rf "$WORK"' EXIT
check() { # check RESULT WHAT CURE [DETAIL]
  if [ "$1" -eq 0 ]; then printf 'ok      %s\\n' "$2"; return; fi
  printf 'FAILED  %s: %s %s\\n' "$2" "$3" "\${4:-}"
  FAILED=1
}
skip() { printf -- '-       %s (${words.skipped} %s)\\n' "$1" "$3"; }
get() { # get PATH FILE: prints the status; the token goes by standard input
  { [ -z "\${CORRIDOR_TOKEN:-}" ] || printf 'header = "Authorization: Bearer %s"\\n' "$CORRIDOR_TOKEN"; } |
    curl -K - -sS --max-time 30 ${hasCa ? '--cacert ca.pem ' : ''}-D "$WORK/headers" -o "$2" -w '%{http_code}' "$HUB$1" 2> "$WORK/error"
}
command -v curl > /dev/null && command -v openssl > /dev/null
check $? ${say('tools')}
[ "$(get /healthz "$WORK/body")" = 200 ]
check $? ${say('reached')} "$(cat "$WORK/error")"
[ "$FAILED" -eq 0 ] || exit 1
THERE=$(sed -n 's/^[Dd]ate: *//p' "$WORK/headers" | tr -d '\\r' | awk ${quoted(EPOCH)})
APART=$(( $(date +%s) - THERE ))
[ "$APART" -le 60 ] && [ "$APART" -ge -60 ]
check $? ${say('clock')} "$APART"
[ "$(get /readyz "$WORK/body")" = 200 ]
check $? ${say('ready')}
if [ -n "\${CORRIDOR_TOKEN:-}" ]; then
  [ "$(get /v1/certificates "$WORK/directory")" = 200 ]
  KNOWN=$?
  check $KNOWN ${say('token')}
  if [ "$KNOWN" -eq 0 ]; then
    sed -n 's/^[Cc]orridor-[Ss]ignature: *//p' "$WORK/headers" | tr -d '\\r' | openssl base64 -d -A > "$WORK/signature"
    openssl cms -verify -binary -inform DER -in "$WORK/signature" -content "$WORK/directory" -certfile hub-certificate.pem \\
      -nointern -noverify > /dev/null 2>&1
    check $? ${say('seal')}
  fi
else
  skip ${say('token')} CORRIDOR_TOKEN
fi
if [ -n "\${CORRIDOR_KEY:-}" ] && [ -n "\${CORRIDOR_CERTIFICATE:-}" ]; then
  openssl x509 -in "$CORRIDOR_CERTIFICATE" -noout -pubkey > "$WORK/public" 2> /dev/null
  openssl pkey -in "$CORRIDOR_KEY" -pubout 2> /dev/null | cmp -s - "$WORK/public"
  check $? ${say('key')}
  openssl x509 -in "$CORRIDOR_CERTIFICATE" -noout -checkend 2592000 > /dev/null 2>&1
  check $? ${say('end')}
else
  skip ${say('key')} 'CORRIDOR_KEY CORRIDOR_CERTIFICATE'
fi
${amqp === undefined ? '' : brokerCheck(new URL(amqp), hasCa, say('broker'))}exit "$FAILED"
`
}

function brokerCheck({ protocol, hostname, port }: URL, hasCa: boolean, words: string): string {
  const address = `${hostname}:${port === '' ? (protocol === 'amqps:' ? '5671' : '5672') : port}`
  if (protocol === 'amqps:') {
    const ca = hasCa ? '-CAfile ca.pem ' : ''
    return `openssl s_client -connect ${quoted(address)} -servername ${quoted(hostname)} -verify_hostname ${quoted(hostname)} \\
  ${ca}-verify_return_error < /dev/null > /dev/null 2>&1
check $? ${words}
`
  }
  return `# The broker waits for the client to speak first: a connection that is made and then silent is what is looked for.
curl -s --connect-timeout 5 --max-time 5 ${quoted(`telnet://${address}`)} < /dev/null > /dev/null 2>&1
case $? in 6 | 7) false ;; *) true ;; esac
check $? ${words}
`
}
