// generated from schemas/timers.json by "npm run gen"; do not edit

/** Timers of a movement with their defaults, exactly as schemas/timers.json has them (engine.md 6). */
export const timerRows = [
  {
    "name": "T_reply",
    "value": 15,
    "unit": "minutes",
    "runsIn": [
      "guarantee-pending",
      "released",
      "in-transit",
      "at-border",
      "arrived",
      "results-received",
      "under-discrepancy"
    ],
    "waitsFor": "guarantor",
    "awaits": "guarantee-use-result",
    "labels": {
      "en": "answer of the guarantor",
      "fr": "réponse de la caution",
      "pt": "resposta do fiador"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_amend",
    "value": 72,
    "unit": "hours",
    "runsIn": [
      "guarantee-refused"
    ],
    "waitsFor": "departure",
    "awaits": "declaration-amendment",
    "labels": {
      "en": "amendment after a refused guarantee",
      "fr": "rectification après garantie refusée",
      "pt": "retificação após garantia recusada"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_release",
    "value": 30,
    "unit": "days",
    "runsIn": [
      "registered",
      "under-control"
    ],
    "waitsFor": "departure",
    "awaits": "release-for-transit",
    "labels": {
      "en": "release for transit",
      "fr": "mainlevée pour le transit",
      "pt": "autorização de saída para trânsito"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_gap",
    "value": 24,
    "unit": "hours",
    "runsIn": [
      "at-border"
    ],
    "waitsFor": "leg",
    "awaits": "border-entry-notice",
    "labels": {
      "en": "entry after the exit",
      "fr": "entrée après la sortie",
      "pt": "entrada após a saída"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_leg",
    "value": 0,
    "unit": "hours",
    "runsIn": [
      "released",
      "in-transit",
      "at-border"
    ],
    "waitsFor": "leg",
    "awaits": "border-exit-notice",
    "labels": {
      "en": "time limit of one leg",
      "fr": "délai d'un tronçon",
      "pt": "prazo de um troço"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_near",
    "value": 24,
    "unit": "hours",
    "before": true,
    "runsIn": [
      "released",
      "in-transit",
      "at-border"
    ],
    "waitsFor": "nobody",
    "awaits": "arrival-advice",
    "labels": {
      "en": "notice before the time limit",
      "fr": "avis avant le délai",
      "pt": "aviso antes do prazo"
    },
    "source": "engine.md 8, 9 (Told)"
  },
  {
    "name": "T_due",
    "value": 0,
    "unit": "hours",
    "runsIn": [
      "released",
      "in-transit",
      "at-border"
    ],
    "waitsFor": "nobody",
    "awaits": "arrival-advice",
    "labels": {
      "en": "time limit itself",
      "fr": "délai lui-même",
      "pt": "próprio prazo"
    },
    "source": "engine.md 9 (Told)"
  },
  {
    "name": "T_limit",
    "value": 24,
    "unit": "hours",
    "runsIn": [
      "released",
      "in-transit",
      "at-border"
    ],
    "waitsFor": "ahead",
    "awaits": "arrival-advice",
    "labels": {
      "en": "time limit and grace",
      "fr": "délai et tolérance",
      "pt": "prazo e tolerância"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_results",
    "value": 3,
    "unit": "days",
    "variants": {
      "authorised-consignee": 6
    },
    "runsIn": [
      "arrived"
    ],
    "waitsFor": "arrived",
    "awaits": "control-results",
    "labels": {
      "en": "control results",
      "fr": "résultats du contrôle",
      "pt": "resultados do controlo"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_solve",
    "value": 13,
    "unit": "days",
    "runsIn": [
      "under-discrepancy"
    ],
    "waitsFor": "departure",
    "awaits": "discrepancy-resolution",
    "labels": {
      "en": "resolution of discrepancies",
      "fr": "règlement des irrégularités",
      "pt": "resolução das divergências"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_discharge",
    "value": 3,
    "unit": "days",
    "runsIn": [
      "results-received",
      "ended-en-route"
    ],
    "waitsFor": "departure",
    "awaits": "discharge",
    "labels": {
      "en": "discharge",
      "fr": "apurement",
      "pt": "apuramento"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_div",
    "value": 4,
    "unit": "hours",
    "procedure": "diversion",
    "runsIn": [
      "released",
      "in-transit",
      "at-border",
      "arrived",
      "results-received",
      "under-discrepancy"
    ],
    "waitsFor": "departure",
    "awaits": "diversion-response",
    "labels": {
      "en": "answer to a diversion request",
      "fr": "réponse à une demande de changement d'itinéraire",
      "pt": "resposta a um pedido de mudança de itinerário"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_enquiry",
    "value": 28,
    "unit": "days",
    "variants": {
      "extended": 40
    },
    "procedure": "enquiry",
    "runsIn": [
      "released",
      "in-transit",
      "at-border",
      "arrived"
    ],
    "waitsFor": "enquired",
    "awaits": "enquiry-response",
    "labels": {
      "en": "answer to an enquiry",
      "fr": "réponse à une recherche",
      "pt": "resposta a um inquérito"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_pay",
    "value": 30,
    "unit": "days",
    "procedure": "recovery",
    "runsIn": [
      "released",
      "in-transit",
      "at-border",
      "arrived",
      "results-received",
      "under-discrepancy",
      "ended-en-route",
      "discharged",
      "cancelled",
      "not-released"
    ],
    "waitsFor": "guarantor",
    "awaits": "recovery-settlement",
    "labels": {
      "en": "payment of a claim",
      "fr": "paiement d'une créance",
      "pt": "pagamento de uma dívida"
    },
    "source": "engine.md 6"
  },
  {
    "name": "T_claim",
    "value": 7,
    "unit": "days",
    "schedule": [
      60,
      30,
      7
    ],
    "runsIn": [
      "released",
      "in-transit",
      "at-border",
      "arrived",
      "results-received",
      "under-discrepancy",
      "ended-en-route"
    ],
    "waitsFor": "nobody",
    "awaits": "recovery-notice",
    "labels": {
      "en": "end of the time to notify the guarantor or to claim",
      "fr": "fin du délai pour notifier la caution ou réclamer",
      "pt": "fim do prazo para notificar o fiador ou reclamar"
    },
    "source": "engine.md 9"
  },
  {
    "name": "T_remind",
    "value": 28,
    "unit": "days",
    "schedule": [
      7,
      14,
      28
    ],
    "runsIn": [
      "released",
      "in-transit",
      "at-border",
      "arrived",
      "results-received",
      "under-discrepancy",
      "ended-en-route",
      "discharged",
      "cancelled",
      "not-released"
    ],
    "waitsFor": "nobody",
    "awaits": "discharge",
    "labels": {
      "en": "reminder of what is overdue",
      "fr": "rappel de ce qui est en retard",
      "pt": "lembrete do que está atrasado"
    },
    "source": "engine.md 9 (Told)"
  },
  {
    "name": "T_shared",
    "value": 5,
    "unit": "minutes",
    "runsIn": [
      "released",
      "in-transit",
      "at-border",
      "arrived",
      "results-received",
      "under-discrepancy",
      "ended-en-route"
    ],
    "waitsFor": "partner",
    "awaits": "discrepancy-resolution",
    "labels": {
      "en": "end of the other movement on the vehicle or container",
      "fr": "fin de l'autre mouvement sur le véhicule ou le conteneur",
      "pt": "fim do outro movimento no veículo ou contentor"
    },
    "source": "engine.md 8 (usedTwice)"
  },
  {
    "name": "T_match",
    "value": 72,
    "unit": "hours",
    "runsIn": [
      "none"
    ],
    "waitsFor": "nobody",
    "awaits": "transit-declaration",
    "labels": {
      "en": "declaration that names a number printed in advance",
      "fr": "déclaration citant un numéro imprimé d'avance",
      "pt": "declaração que cita um número impresso antecipadamente"
    },
    "source": "engine.md 9 (From practice)"
  },
  {
    "name": "T_approval",
    "value": 24,
    "unit": "hours",
    "runsIn": [
      "registered",
      "guarantee-pending",
      "guarantee-refused",
      "under-control",
      "released",
      "in-transit",
      "at-border",
      "arrived",
      "results-received",
      "under-discrepancy",
      "ended-en-route",
      "discharged",
      "cancelled",
      "not-released"
    ],
    "waitsFor": "approver",
    "awaits": "discharge",
    "labels": {
      "en": "confirmation by a second person",
      "fr": "confirmation par une seconde personne",
      "pt": "confirmação por uma segunda pessoa"
    },
    "source": "engine.md 8"
  }
] as const

export type TimerName = (typeof timerRows)[number]['name']
