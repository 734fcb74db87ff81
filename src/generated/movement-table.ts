// generated from schemas/movement.json by "npm run gen"; do not edit

/** States and transitions of the movement, exactly as schemas/movement.json has them. */
export const movementTable = {
  "states": [
    {
      "name": "none",
      "labels": {
        "en": "not declared yet",
        "fr": "pas encore déclaré",
        "pt": "ainda não declarado"
      }
    },
    {
      "name": "registered",
      "labels": {
        "en": "registered",
        "fr": "enregistré",
        "pt": "registado"
      },
      "beforeRelease": true
    },
    {
      "name": "guarantee-pending",
      "labels": {
        "en": "guarantee pending",
        "fr": "garantie en attente",
        "pt": "garantia pendente"
      },
      "beforeRelease": true
    },
    {
      "name": "guarantee-refused",
      "labels": {
        "en": "guarantee refused",
        "fr": "garantie refusée",
        "pt": "garantia recusada"
      },
      "beforeRelease": true
    },
    {
      "name": "under-control",
      "labels": {
        "en": "under control",
        "fr": "sous contrôle",
        "pt": "sob controlo"
      },
      "beforeRelease": true
    },
    {
      "name": "released",
      "labels": {
        "en": "released for transit",
        "fr": "mainlevée accordée pour le transit",
        "pt": "autorizado o trânsito"
      },
      "inFlight": true
    },
    {
      "name": "in-transit",
      "labels": {
        "en": "in transit",
        "fr": "en transit",
        "pt": "em trânsito"
      },
      "inFlight": true
    },
    {
      "name": "at-border",
      "labels": {
        "en": "at the border",
        "fr": "à la frontière",
        "pt": "na fronteira"
      },
      "inFlight": true
    },
    {
      "name": "arrived",
      "labels": {
        "en": "arrived",
        "fr": "arrivé",
        "pt": "chegada registada"
      }
    },
    {
      "name": "results-received",
      "labels": {
        "en": "control results received",
        "fr": "résultats du contrôle reçus",
        "pt": "resultados do controlo recebidos"
      }
    },
    {
      "name": "under-discrepancy",
      "labels": {
        "en": "discrepancies to be resolved",
        "fr": "irrégularités à régler",
        "pt": "divergências por resolver"
      }
    },
    {
      "name": "ended-en-route",
      "labels": {
        "en": "ended en route",
        "fr": "terminé en cours de route",
        "pt": "terminado em viagem"
      }
    },
    {
      "name": "discharged",
      "labels": {
        "en": "discharged",
        "fr": "apuré",
        "pt": "apurado"
      },
      "end": true
    },
    {
      "name": "cancelled",
      "labels": {
        "en": "cancelled",
        "fr": "annulé",
        "pt": "anulado"
      },
      "end": true
    },
    {
      "name": "not-released",
      "labels": {
        "en": "not released",
        "fr": "mainlevée refusée",
        "pt": "não autorizado"
      },
      "end": true
    }
  ],
  "procedures": [
    {
      "name": "enquiry",
      "labels": {
        "en": "enquiry",
        "fr": "recherche",
        "pt": "inquérito"
      }
    },
    {
      "name": "diversion",
      "labels": {
        "en": "diversion",
        "fr": "changement d'itinéraire",
        "pt": "mudança de itinerário"
      }
    },
    {
      "name": "recovery",
      "labels": {
        "en": "recovery",
        "fr": "recouvrement",
        "pt": "cobrança"
      }
    },
    {
      "name": "stop",
      "labels": {
        "en": "stop",
        "fr": "blocage",
        "pt": "bloqueio"
      }
    }
  ],
  "flags": [
    {
      "name": "late",
      "labels": {
        "en": "late",
        "fr": "en retard",
        "pt": "atrasado"
      }
    },
    {
      "name": "nonConform",
      "labels": {
        "en": "not conform",
        "fr": "non conforme",
        "pt": "não conforme"
      }
    },
    {
      "name": "exitMissing",
      "labels": {
        "en": "exit not reported",
        "fr": "sortie non signalée",
        "pt": "saída não comunicada"
      }
    },
    {
      "name": "implied",
      "labels": {
        "en": "passage implied",
        "fr": "passage présumé",
        "pt": "passagem presumida"
      }
    },
    {
      "name": "underSecured",
      "labels": {
        "en": "guarantee too low",
        "fr": "garantie insuffisante",
        "pt": "garantia insuficiente"
      }
    },
    {
      "name": "contradiction",
      "labels": {
        "en": "contradiction",
        "fr": "contradiction",
        "pt": "contradição"
      }
    },
    {
      "name": "overdrawn",
      "labels": {
        "en": "guarantee overdrawn",
        "fr": "garantie dépassée",
        "pt": "garantia excedida"
      }
    },
    {
      "name": "vehicleDiffers",
      "labels": {
        "en": "other vehicle than declared",
        "fr": "véhicule autre que celui déclaré",
        "pt": "veículo diferente do declarado"
      }
    },
    {
      "name": "sealsDiffer",
      "labels": {
        "en": "seals not in force or violated",
        "fr": "scellés non en vigueur ou rompus",
        "pt": "selos não em vigor ou violados"
      }
    },
    {
      "name": "entryMissing",
      "labels": {
        "en": "entry not reported",
        "fr": "entrée non signalée",
        "pt": "entrada não comunicada"
      }
    },
    {
      "name": "passedStop",
      "labels": {
        "en": "passed in spite of a stop",
        "fr": "passé malgré un blocage",
        "pt": "passou apesar de um bloqueio"
      }
    },
    {
      "name": "usedTwice",
      "labels": {
        "en": "vehicle or container used twice",
        "fr": "véhicule ou conteneur utilisé deux fois",
        "pt": "veículo ou contentor utilizado duas vezes"
      }
    },
    {
      "name": "partial",
      "labels": {
        "en": "arrived in part",
        "fr": "arrivé en partie",
        "pt": "chegada parcial"
      }
    },
    {
      "name": "tractorChanged",
      "labels": {
        "en": "tractor changed",
        "fr": "tracteur changé",
        "pt": "trator mudado"
      }
    }
  ],
  "transitions": [
    {
      "id": "declare",
      "from": [
        "none"
      ],
      "on": "transit-declaration",
      "when": "guaranteesSuffice",
      "to": "registered",
      "status": "applied",
      "guarantee": "reserve",
      "does": [
        "open",
        "bindFund"
      ],
      "starts": [
        "T_release"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "declare-guarantor-asked",
      "from": [
        "none"
      ],
      "on": "transit-declaration",
      "when": "guarantorsToAsk",
      "to": "guarantee-pending",
      "status": "applied",
      "does": [
        "open",
        "takeLines",
        "bindFund"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "declare-guarantee-refused",
      "from": [
        "none"
      ],
      "on": "transit-declaration",
      "to": "guarantee-refused",
      "status": "applied",
      "guarantee": "refuse",
      "does": [
        "open",
        "tellGuaranteeNotValid"
      ],
      "starts": [
        "T_amend"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "declare-again",
      "from": [
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
      "on": "transit-declaration",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 2 (MRN)"
    },
    {
      "id": "release-unknown",
      "from": [
        "none"
      ],
      "on": "release-for-transit",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "release-stopped",
      "from": [
        "registered"
      ],
      "on": "release-for-transit",
      "when": "stopOpen",
      "to": "same",
      "status": "held",
      "awaits": "alert",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "release",
      "from": [
        "registered"
      ],
      "on": "release-for-transit",
      "to": "released",
      "status": "applied",
      "guarantee": "use",
      "does": [
        "release",
        "makeRecords",
        "compareUse",
        "freeAwaitingRelease"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "release-out-of-sequence",
      "from": [
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
      "on": "release-for-transit",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "exit-unmatched",
      "from": [
        "none"
      ],
      "on": "border-exit-notice",
      "to": "same",
      "status": "unmatched",
      "awaits": "transit-declaration",
      "does": [
        "hold",
        "watchProvisional"
      ],
      "alert": "unmatched",
      "source": "engine.md 4"
    },
    {
      "id": "exit-no-party",
      "from": [
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
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "awaits": "diversion-response",
      "does": [
        "hold"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "exit-no-party-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "border-exit-notice",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "does": [
        "contradict"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "exit-before-release",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "border-exit-notice",
      "to": "same",
      "status": "held",
      "awaits": "release-for-transit",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "exit-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "border-exit-notice",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict"
      ],
      "alert": "contradiction",
      "source": "engine.md 4"
    },
    {
      "id": "entry-unmatched",
      "from": [
        "none"
      ],
      "on": "border-entry-notice",
      "to": "same",
      "status": "unmatched",
      "awaits": "transit-declaration",
      "does": [
        "hold",
        "watchProvisional"
      ],
      "alert": "unmatched",
      "source": "engine.md 4"
    },
    {
      "id": "entry-no-party",
      "from": [
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
        "ended-en-route"
      ],
      "on": "border-entry-notice",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "awaits": "diversion-response",
      "does": [
        "hold"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "entry-no-party-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "border-entry-notice",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "does": [
        "contradict"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "entry-before-release",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "border-entry-notice",
      "to": "same",
      "status": "held",
      "awaits": "release-for-transit",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "entry-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "border-entry-notice",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict"
      ],
      "alert": "contradiction",
      "source": "engine.md 4"
    },
    {
      "id": "arrival-unmatched",
      "from": [
        "none"
      ],
      "on": "arrival-advice",
      "to": "same",
      "status": "unmatched",
      "awaits": "transit-declaration",
      "does": [
        "hold",
        "watchProvisional"
      ],
      "alert": "unmatched",
      "source": "engine.md 4"
    },
    {
      "id": "arrival-no-party",
      "from": [
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
        "ended-en-route"
      ],
      "on": "arrival-advice",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "awaits": "diversion-response",
      "does": [
        "hold"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "arrival-no-party-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "arrival-advice",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "does": [
        "contradict"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "arrival-before-release",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "arrival-advice",
      "to": "same",
      "status": "held",
      "awaits": "release-for-transit",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "arrival-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "arrival-advice",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict"
      ],
      "alert": "contradiction",
      "source": "engine.md 4"
    },
    {
      "id": "exit-no-leg",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "when": "countryHasNoLeg",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict",
        "forward",
        "compareSighting"
      ],
      "alert": "off-itinerary",
      "source": "engine.md 4"
    },
    {
      "id": "exit-correction-discharges",
      "from": [
        "results-received"
      ],
      "on": "border-exit-notice",
      "when": "correctionDischarges",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "correct",
        "forward",
        "compareSighting",
        "dischargeByHub"
      ],
      "source": "engine.md 9 (a mistyped fact)"
    },
    {
      "id": "exit-correction",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "when": "correctsFact",
      "to": "same",
      "status": "applied",
      "does": [
        "correct",
        "forward",
        "compareSighting"
      ],
      "source": "engine.md 9 (a mistyped fact)"
    },
    {
      "id": "exit-repeat",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "when": "repeatedPassage",
      "to": "same",
      "status": "recorded",
      "source": "engine.md 4"
    },
    {
      "id": "exit-repeat-other-findings",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "when": "repeatedPassageWithOtherFindings",
      "to": "same",
      "status": "recorded",
      "does": [
        "noteFindings",
        "forward",
        "compareSighting"
      ],
      "alert": "findings-differ",
      "source": "engine.md 4"
    },
    {
      "id": "exit-return-after-onward-passage",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-exit-notice",
      "when": "returnAfterOnwardPassage",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward",
        "compareSighting"
      ],
      "alert": "contradiction",
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "exit-return-first-leg",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-exit-notice",
      "when": "returnInFirstLeg",
      "to": "released",
      "status": "applied",
      "does": [
        "goBack",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "exit-return",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-exit-notice",
      "when": "returnThroughExit",
      "to": "in-transit",
      "status": "applied",
      "does": [
        "goBack",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "exit-return-after-arrival",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "when": "returnThroughExit",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward",
        "compareSighting"
      ],
      "alert": "contradiction",
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "exit-before-return",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "when": "exitBeforeReturn",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward",
        "compareSighting"
      ],
      "source": "engine.md 4, out of order"
    },
    {
      "id": "exit-at-second-office",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "when": "passageTakenAtAnotherOffice",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward",
        "compareSighting"
      ],
      "alert": "contradiction",
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "exit-back-fill",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-exit-notice",
      "when": "legPassed",
      "to": "same",
      "status": "applied",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "exit-final",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-exit-notice",
      "when": "finalExitToOutside",
      "to": "arrived",
      "status": "applied",
      "does": [
        "pass",
        "arrive",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting",
        "freeAwaitingArrival"
      ],
      "starts": [
        "T_results"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "exit",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-exit-notice",
      "to": "at-border",
      "status": "applied",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "starts": [
        "T_gap"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "exit-after-arrival",
      "from": [
        "arrived"
      ],
      "on": "border-exit-notice",
      "to": "same",
      "status": "applied",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "exit-back-fill-discharges",
      "from": [
        "results-received"
      ],
      "on": "border-exit-notice",
      "when": "backFillDischarges",
      "to": "discharged",
      "status": "recorded",
      "guarantee": "free",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting",
        "dischargeByHub"
      ],
      "source": "engine.md 9"
    },
    {
      "id": "exit-after-results",
      "from": [
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-exit-notice",
      "to": "same",
      "status": "recorded",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 1 (back-filled), 4 (any other fact)"
    },
    {
      "id": "entry-no-leg",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-notice",
      "when": "countryHasNoLeg",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict",
        "forward",
        "compareSighting"
      ],
      "alert": "off-itinerary",
      "source": "engine.md 4"
    },
    {
      "id": "entry-correction-discharges",
      "from": [
        "results-received"
      ],
      "on": "border-entry-notice",
      "when": "correctionDischarges",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "correct",
        "forward",
        "compareSighting",
        "dischargeByHub"
      ],
      "source": "engine.md 9 (a mistyped fact)"
    },
    {
      "id": "entry-correction",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-notice",
      "when": "correctsFact",
      "to": "same",
      "status": "applied",
      "does": [
        "correct",
        "forward",
        "compareSighting"
      ],
      "source": "engine.md 9 (a mistyped fact)"
    },
    {
      "id": "entry-repeat",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-notice",
      "when": "repeatedPassage",
      "to": "same",
      "status": "recorded",
      "source": "engine.md 4"
    },
    {
      "id": "entry-repeat-other-findings",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-notice",
      "when": "repeatedPassageWithOtherFindings",
      "to": "same",
      "status": "recorded",
      "does": [
        "noteFindings",
        "forward",
        "compareSighting"
      ],
      "alert": "findings-differ",
      "source": "engine.md 4"
    },
    {
      "id": "entry-at-second-office",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-notice",
      "when": "passageTakenAtAnotherOffice",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward",
        "compareSighting"
      ],
      "alert": "contradiction",
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "entry-first-leg",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-notice",
      "when": "entryOfFirstLeg",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward",
        "compareSighting"
      ],
      "alert": "contradiction",
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "entry-back-fill",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-entry-notice",
      "when": "legPassed",
      "to": "same",
      "status": "applied",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "entry",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-entry-notice",
      "to": "in-transit",
      "status": "applied",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "entry-after-arrival",
      "from": [
        "arrived"
      ],
      "on": "border-entry-notice",
      "to": "same",
      "status": "applied",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "entry-back-fill-discharges",
      "from": [
        "results-received"
      ],
      "on": "border-entry-notice",
      "when": "backFillDischarges",
      "to": "discharged",
      "status": "recorded",
      "guarantee": "free",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting",
        "dischargeByHub"
      ],
      "source": "engine.md 9"
    },
    {
      "id": "entry-after-results",
      "from": [
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-notice",
      "to": "same",
      "status": "recorded",
      "does": [
        "pass",
        "forward",
        "alertUndeclaredOffice",
        "compareSighting"
      ],
      "source": "engine.md 1 (back-filled), 4 (any other fact)"
    },
    {
      "id": "arrival",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "arrival-advice",
      "when": "atDestinationOffice",
      "to": "arrived",
      "status": "applied",
      "does": [
        "arrive",
        "forward",
        "compareSighting",
        "freeAwaitingArrival"
      ],
      "starts": [
        "T_results"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "arrival-diverted-by-rule",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "arrival-advice",
      "when": "officeFitsDestination",
      "to": "arrived",
      "status": "applied",
      "does": [
        "arrive",
        "acceptDiversion",
        "forward",
        "compareSighting",
        "freeAwaitingArrival"
      ],
      "starts": [
        "T_results"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "arrival-elsewhere",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "arrival-advice",
      "to": "arrived",
      "status": "applied",
      "does": [
        "arrive",
        "openDiversion",
        "forward",
        "compareSighting",
        "freeAwaitingArrival"
      ],
      "alert": "off-itinerary",
      "starts": [
        "T_results",
        "T_div"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "arrival-correction-discharges",
      "from": [
        "results-received"
      ],
      "on": "arrival-advice",
      "when": "correctionDischarges",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "correct",
        "forward",
        "compareSighting",
        "dischargeByHub"
      ],
      "source": "engine.md 9 (a mistyped fact)"
    },
    {
      "id": "arrival-correction",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "arrival-advice",
      "when": "correctsFact",
      "to": "same",
      "status": "applied",
      "does": [
        "correct",
        "forward",
        "compareSighting"
      ],
      "source": "engine.md 9 (a mistyped fact)"
    },
    {
      "id": "arrival-rest-discharges",
      "from": [
        "results-received"
      ],
      "on": "arrival-advice",
      "when": "restDischarges",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "noteFindings",
        "forward",
        "compareSighting",
        "dischargeByHub"
      ],
      "source": "engine.md 9"
    },
    {
      "id": "arrival-rest",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "arrival-advice",
      "when": "isRest",
      "to": "same",
      "status": "applied",
      "does": [
        "noteFindings",
        "forward",
        "compareSighting"
      ],
      "source": "engine.md 9"
    },
    {
      "id": "arrival-repeat",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "arrival-advice",
      "when": "repeatedArrival",
      "to": "same",
      "status": "recorded",
      "source": "engine.md 4"
    },
    {
      "id": "arrival-repeat-other-findings",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "arrival-advice",
      "when": "repeatedArrivalWithOtherFindings",
      "to": "same",
      "status": "recorded",
      "does": [
        "noteFindings",
        "forward",
        "compareSighting"
      ],
      "alert": "findings-differ",
      "source": "engine.md 4"
    },
    {
      "id": "arrival-again",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "arrival-advice",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward",
        "compareSighting"
      ],
      "alert": "contradiction",
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "results-unknown",
      "from": [
        "none"
      ],
      "on": "control-results",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "results-before-arrival",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "control-results",
      "to": "same",
      "status": "held",
      "awaits": "arrival-advice",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "results-discharge-automatic",
      "from": [
        "arrived",
        "under-discrepancy"
      ],
      "on": "control-results",
      "when": "conformAndAutomatic",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "receiveResults",
        "forward",
        "compareResults",
        "dischargeByHub"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "results-conform",
      "from": [
        "arrived",
        "under-discrepancy"
      ],
      "on": "control-results",
      "when": "conform",
      "to": "results-received",
      "status": "applied",
      "does": [
        "receiveResults",
        "forward",
        "compareResults",
        "tellIfWaiting",
        "freeAwaitingResults"
      ],
      "starts": [
        "T_discharge"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "results-not-conform",
      "from": [
        "arrived",
        "under-discrepancy"
      ],
      "on": "control-results",
      "to": "under-discrepancy",
      "status": "applied",
      "does": [
        "receiveResults",
        "forward",
        "compareResults",
        "tellNonDischarge"
      ],
      "starts": [
        "T_solve"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "results-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "results-received",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "control-results",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "discharge-unknown",
      "from": [
        "none"
      ],
      "on": "discharge",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "discharge-recovered-by-hand",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "discharge",
      "when": "basisRecovered",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4 (settlement discharges as recovered)"
    },
    {
      "id": "discharge-on-results-en-route",
      "from": [
        "ended-en-route"
      ],
      "on": "discharge",
      "when": "basisResults",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "discharge-stopped",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "discharge",
      "when": "stopHoldsDischarge",
      "to": "same",
      "status": "held",
      "awaits": "alert",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "discharge-before-results",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "under-discrepancy"
      ],
      "on": "discharge",
      "when": "basisResults",
      "to": "same",
      "status": "held",
      "awaits": "control-results",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "discharge",
      "from": [
        "results-received"
      ],
      "on": "discharge",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "discharge",
        "freeClaims",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "discharge-on-other-basis",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "discharge",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "discharge",
        "freeClaims",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "late-proof",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "discharge",
      "when": "lateProof",
      "to": "same",
      "status": "applied",
      "does": [
        "freeClaims",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "discharge-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "discharge",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "alert-unknown",
      "from": [
        "none"
      ],
      "on": "alert",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "stop",
      "from": [
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
        "ended-en-route"
      ],
      "on": "alert",
      "when": "setsStop",
      "to": "same",
      "status": "applied",
      "does": [
        "openStop",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "lift-discharges",
      "from": [
        "results-received"
      ],
      "on": "alert",
      "when": "liftsLastStopOfAutomatic",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "liftStop",
        "forward",
        "dischargeByHub"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "lift-discharges-recovered",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "alert",
      "when": "liftsLastStopOfSettled",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "liftStop",
        "forward",
        "dischargeAsRecovered"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "lift",
      "from": [
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
        "ended-en-route"
      ],
      "on": "alert",
      "when": "liftsStop",
      "to": "same",
      "status": "applied",
      "does": [
        "liftStop",
        "forward",
        "tellIfWaiting",
        "freeAwaitingLift"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "lift-nothing",
      "from": [
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
        "ended-en-route"
      ],
      "on": "alert",
      "when": "liftsNothing",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "alert",
      "from": [
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
        "ended-en-route"
      ],
      "on": "alert",
      "to": "same",
      "status": "applied",
      "does": [
        "noteAlarm",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "alert-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "alert",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "amend-unknown",
      "from": [
        "none"
      ],
      "on": "declaration-amendment",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "amend",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "declaration-amendment",
      "when": "guaranteesSuffice",
      "to": "registered",
      "status": "applied",
      "does": [
        "amend",
        "takeLines",
        "bindFund"
      ],
      "starts": [
        "T_release"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "amend-guarantor-asked",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "declaration-amendment",
      "when": "guarantorsToAsk",
      "to": "guarantee-pending",
      "status": "applied",
      "does": [
        "amend",
        "takeLines",
        "bindFund"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "amend-guarantee-refused",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "declaration-amendment",
      "to": "guarantee-refused",
      "status": "applied",
      "does": [
        "amend",
        "endPending",
        "tellGuaranteeNotValid"
      ],
      "starts": [
        "T_amend"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "amend-after-release",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "under-discrepancy"
      ],
      "on": "declaration-amendment",
      "when": "guaranteesSuffice",
      "to": "same",
      "status": "applied",
      "does": [
        "amend",
        "takeLines",
        "bindFund",
        "adjustRecords",
        "forward",
        "explain",
        "compareUse"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "amend-guarantor-asked-after-release",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "under-discrepancy"
      ],
      "on": "declaration-amendment",
      "when": "guarantorsToAsk",
      "to": "same",
      "status": "applied",
      "does": [
        "amend",
        "takeLines",
        "bindFund",
        "noteUnderSecured",
        "adjustRecords",
        "forward",
        "explain",
        "compareUse"
      ],
      "alert": "under-secured",
      "source": "engine.md 4"
    },
    {
      "id": "amend-under-secured",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "under-discrepancy"
      ],
      "on": "declaration-amendment",
      "to": "same",
      "status": "applied",
      "does": [
        "amend",
        "endPending",
        "noteUnderSecured",
        "adjustRecords",
        "forward",
        "explain",
        "compareUse"
      ],
      "alert": "under-secured",
      "source": "engine.md 4"
    },
    {
      "id": "amend-out-of-sequence",
      "from": [
        "results-received",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "declaration-amendment",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "cancel-unknown",
      "from": [
        "none"
      ],
      "on": "cancellation",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "cancel",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "cancellation",
      "to": "cancelled",
      "status": "applied",
      "guarantee": "cancel",
      "does": [
        "cancel",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "cancel-before-first-border",
      "from": [
        "released"
      ],
      "on": "cancellation",
      "when": "byAuthorityBeforeFirstBorder",
      "to": "cancelled",
      "status": "applied",
      "guarantee": "annul",
      "does": [
        "cancel",
        "forward",
        "closeRecords"
      ],
      "source": "engine.md 3 (record-closure when cancelled); NCTS IE009 after release"
    },
    {
      "id": "cancel-out-of-sequence",
      "from": [
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
      "on": "cancellation",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "control-decision-unknown",
      "from": [
        "none"
      ],
      "on": "control-decision",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "control-ordered",
      "from": [
        "registered"
      ],
      "on": "control-decision",
      "when": "ordersControl",
      "to": "under-control",
      "status": "applied",
      "does": [
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "control-cleared",
      "from": [
        "under-control"
      ],
      "on": "control-decision",
      "when": "clears",
      "to": "registered",
      "status": "applied",
      "does": [
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "control-again",
      "from": [
        "registered",
        "under-control"
      ],
      "on": "control-decision",
      "to": "same",
      "status": "applied",
      "does": [
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "control-decision-out-of-sequence",
      "from": [
        "guarantee-pending",
        "guarantee-refused",
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
      "on": "control-decision",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "no-release-unknown",
      "from": [
        "none"
      ],
      "on": "no-release",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "no-release",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "no-release",
      "to": "not-released",
      "status": "applied",
      "guarantee": "cancel",
      "does": [
        "cancel",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "no-release-out-of-sequence",
      "from": [
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
      "on": "no-release",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "entry-refusal-unmatched",
      "from": [
        "none"
      ],
      "on": "border-entry-refusal",
      "to": "same",
      "status": "unmatched",
      "awaits": "transit-declaration",
      "does": [
        "hold",
        "watchProvisional"
      ],
      "alert": "unmatched",
      "source": "engine.md 4"
    },
    {
      "id": "entry-refusal-no-party",
      "from": [
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
        "ended-en-route"
      ],
      "on": "border-entry-refusal",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "awaits": "diversion-response",
      "does": [
        "hold"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "entry-refusal-no-party-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "border-entry-refusal",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "does": [
        "contradict"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "entry-refusal-before-release",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "border-entry-refusal",
      "to": "same",
      "status": "held",
      "awaits": "release-for-transit",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "entry-refusal-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "border-entry-refusal",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict"
      ],
      "alert": "contradiction",
      "source": "engine.md 4"
    },
    {
      "id": "entry-refusal-no-leg",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-refusal",
      "when": "placeHasNoLeg",
      "to": "same",
      "status": "contradiction",
      "does": [
        "compareNoted",
        "contradict",
        "forward"
      ],
      "alert": "off-itinerary",
      "source": "engine.md 4"
    },
    {
      "id": "entry-refusal",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "border-entry-refusal",
      "to": "same",
      "status": "applied",
      "does": [
        "compareNoted",
        "refuseEntry",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "entry-refusal-after-arrival",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "border-entry-refusal",
      "to": "same",
      "status": "recorded",
      "does": [
        "compareNoted",
        "forward"
      ],
      "alert": "contradiction",
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "incident-unmatched",
      "from": [
        "none"
      ],
      "on": "incident-notice",
      "to": "same",
      "status": "unmatched",
      "awaits": "transit-declaration",
      "does": [
        "hold",
        "watchProvisional"
      ],
      "alert": "unmatched",
      "source": "engine.md 4"
    },
    {
      "id": "incident-no-party",
      "from": [
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
        "ended-en-route"
      ],
      "on": "incident-notice",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "awaits": "diversion-response",
      "does": [
        "hold"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "incident-no-party-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "incident-notice",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "does": [
        "contradict"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "incident-before-release",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "incident-notice",
      "to": "same",
      "status": "held",
      "awaits": "release-for-transit",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "incident-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "incident-notice",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict"
      ],
      "alert": "contradiction",
      "source": "engine.md 4"
    },
    {
      "id": "incident",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "incident-notice",
      "to": "same",
      "status": "applied",
      "does": [
        "noteIncident",
        "forward",
        "explain",
        "noteLeftBehind"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "incident-after-arrival",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "incident-notice",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward",
        "explain"
      ],
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "seal-change-unmatched",
      "from": [
        "none"
      ],
      "on": "seal-change",
      "to": "same",
      "status": "unmatched",
      "awaits": "transit-declaration",
      "does": [
        "hold",
        "watchProvisional"
      ],
      "alert": "unmatched",
      "source": "engine.md 4"
    },
    {
      "id": "seal-change-no-party",
      "from": [
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
        "ended-en-route"
      ],
      "on": "seal-change",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "awaits": "diversion-response",
      "does": [
        "hold"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "seal-change-no-party-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "seal-change",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "does": [
        "contradict"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "seal-change-before-release",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "seal-change",
      "to": "same",
      "status": "held",
      "awaits": "release-for-transit",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "seal-change-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "seal-change",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict"
      ],
      "alert": "contradiction",
      "source": "engine.md 4"
    },
    {
      "id": "seal-change",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "seal-change",
      "to": "same",
      "status": "applied",
      "does": [
        "compareNoted",
        "changeSeals",
        "forward",
        "explain"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "seal-change-after-arrival",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "seal-change",
      "to": "same",
      "status": "recorded",
      "does": [
        "compareNoted",
        "forward",
        "explain"
      ],
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "en-route-end-unmatched",
      "from": [
        "none"
      ],
      "on": "en-route-end",
      "to": "same",
      "status": "unmatched",
      "awaits": "transit-declaration",
      "does": [
        "hold",
        "watchProvisional"
      ],
      "alert": "unmatched",
      "source": "engine.md 4"
    },
    {
      "id": "en-route-end-no-party",
      "from": [
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
        "ended-en-route"
      ],
      "on": "en-route-end",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "awaits": "diversion-response",
      "does": [
        "hold"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "en-route-end-no-party-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "en-route-end",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "unmatched",
      "does": [
        "contradict"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "en-route-end-before-release",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control"
      ],
      "on": "en-route-end",
      "to": "same",
      "status": "held",
      "awaits": "release-for-transit",
      "does": [
        "hold"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "en-route-end-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "en-route-end",
      "to": "same",
      "status": "contradiction",
      "does": [
        "contradict"
      ],
      "alert": "contradiction",
      "source": "engine.md 4"
    },
    {
      "id": "en-route-end-all",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "en-route-end",
      "when": "endsAll",
      "to": "ended-en-route",
      "status": "applied",
      "does": [
        "endEnRoute",
        "forward"
      ],
      "starts": [
        "T_discharge"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "en-route-end-items",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "en-route-end",
      "to": "same",
      "status": "applied",
      "does": [
        "endEnRoute",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "en-route-end-after-arrival",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "en-route-end",
      "to": "same",
      "status": "recorded",
      "does": [
        "forward"
      ],
      "alert": "contradiction",
      "source": "engine.md 4 (any other fact)"
    },
    {
      "id": "transhipment-unknown",
      "from": [
        "none"
      ],
      "on": "transhipment",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "transhipment",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "transhipment",
      "to": "same",
      "status": "applied",
      "does": [
        "tranship",
        "forward",
        "alertUndeclaredOffice",
        "explain",
        "compareUse"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "transhipment-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "transhipment",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "extension-unknown",
      "from": [
        "none"
      ],
      "on": "time-limit-extension",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "extension",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "time-limit-extension",
      "to": "same",
      "status": "applied",
      "does": [
        "extend",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "extension-in-enquiry",
      "from": [
        "arrived"
      ],
      "on": "time-limit-extension",
      "when": "enquiryOpen",
      "to": "same",
      "status": "applied",
      "does": [
        "extend",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "extension-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "time-limit-extension",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "arrival-notification-unknown",
      "from": [
        "none"
      ],
      "on": "arrival-notification",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "arrival-notification",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "arrival-notification",
      "to": "same",
      "status": "applied",
      "does": [
        "compareNoted",
        "forward",
        "noteSimplified"
      ],
      "source": "engine.md 3 (IE007)"
    },
    {
      "id": "arrival-notification-arrived",
      "from": [
        "arrived"
      ],
      "on": "arrival-notification",
      "to": "same",
      "status": "applied",
      "does": [
        "compareNoted",
        "forward",
        "noteSimplified"
      ],
      "starts": [
        "T_results"
      ],
      "source": "engine.md 3 (IE007), 6"
    },
    {
      "id": "arrival-notification-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "results-received",
        "under-discrepancy",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "arrival-notification",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "unloading-permission-unknown",
      "from": [
        "none"
      ],
      "on": "unloading-permission",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "unloading-permission",
      "from": [
        "arrived"
      ],
      "on": "unloading-permission",
      "to": "same",
      "status": "applied",
      "does": [
        "permitUnloading",
        "forward"
      ],
      "starts": [
        "T_results"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "unloading-permission-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "released",
        "in-transit",
        "at-border",
        "results-received",
        "under-discrepancy",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "unloading-permission",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "unloading-remarks-unknown",
      "from": [
        "none"
      ],
      "on": "unloading-remarks",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "unloading-remarks",
      "from": [
        "arrived"
      ],
      "on": "unloading-remarks",
      "when": "unloadingPermitted",
      "to": "same",
      "status": "applied",
      "does": [
        "compareNoted",
        "forward"
      ],
      "starts": [
        "T_results"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "unloading-remarks-out-of-sequence",
      "from": [
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
      "on": "unloading-remarks",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "resolution-unknown",
      "from": [
        "none"
      ],
      "on": "discrepancy-resolution",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "resolution-discharges",
      "from": [
        "under-discrepancy"
      ],
      "on": "discrepancy-resolution",
      "when": "solvedAndAutomatic",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "resolve",
        "forward",
        "resolveDifferences",
        "dischargeByHub"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "resolution-solved",
      "from": [
        "under-discrepancy"
      ],
      "on": "discrepancy-resolution",
      "when": "solved",
      "to": "results-received",
      "status": "applied",
      "does": [
        "resolve",
        "forward",
        "resolveDifferences",
        "freeAwaitingResults"
      ],
      "starts": [
        "T_discharge"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "resolution-unsolved",
      "from": [
        "under-discrepancy"
      ],
      "on": "discrepancy-resolution",
      "to": "results-received",
      "status": "applied",
      "does": [
        "resolve",
        "forward",
        "resolveDifferences",
        "tellNonDischarge"
      ],
      "starts": [
        "T_discharge"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "resolution-of-differences-discharges",
      "from": [
        "results-received"
      ],
      "on": "discrepancy-resolution",
      "when": "resolutionDischarges",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "resolveDifferences",
        "forward",
        "dischargeByHub"
      ],
      "source": "engine.md 9"
    },
    {
      "id": "resolution-of-differences",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "ended-en-route"
      ],
      "on": "discrepancy-resolution",
      "when": "hasToResolve",
      "to": "same",
      "status": "applied",
      "does": [
        "resolveDifferences",
        "forward"
      ],
      "source": "engine.md 9"
    },
    {
      "id": "resolution-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "discrepancy-resolution",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "diversion-unknown",
      "from": [
        "none"
      ],
      "on": "diversion-request",
      "to": "same",
      "status": "recorded",
      "does": [
        "rejectDiversion"
      ],
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "diversion-by-rule",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "diversion-request",
      "when": "diversionFits",
      "to": "same",
      "status": "applied",
      "does": [
        "divert",
        "forward",
        "freeAwaitingDiversion"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "diversion-no-party",
      "from": [
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
      "on": "diversion-request",
      "when": "senderIsNoParty",
      "to": "same",
      "status": "recorded",
      "does": [
        "rejectDiversion"
      ],
      "alert": "no-party",
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "diversion-pending",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "diversion-request",
      "when": "diversionOpen",
      "to": "same",
      "status": "recorded",
      "does": [
        "rejectDiversion"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "diversion-referred",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "diversion-request",
      "to": "same",
      "status": "applied",
      "does": [
        "referDiversion",
        "forward"
      ],
      "alert": "diversion-asked",
      "starts": [
        "T_div"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "diversion-rejected",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "diversion-request",
      "to": "same",
      "status": "recorded",
      "does": [
        "rejectDiversion"
      ],
      "source": "interface.md 3 (unknown MRN)"
    },
    {
      "id": "diversion-response-unknown",
      "from": [
        "none"
      ],
      "on": "diversion-response",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "diversion-accepted",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy"
      ],
      "on": "diversion-response",
      "when": "diversionAccepted",
      "to": "same",
      "status": "applied",
      "does": [
        "forward",
        "takeDiversion",
        "freeAwaitingDiversion"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "diversion-refused-after-arrival",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy"
      ],
      "on": "diversion-response",
      "when": "diversionRefused",
      "to": "same",
      "status": "applied",
      "does": [
        "forward",
        "closeDiversion",
        "contradict"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "diversion-refused",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "diversion-response",
      "when": "diversionRefused",
      "to": "same",
      "status": "applied",
      "does": [
        "forward",
        "closeDiversion"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "diversion-response-out-of-sequence",
      "from": [
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
      "on": "diversion-response",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "enquiry-request-unknown",
      "from": [
        "none"
      ],
      "on": "enquiry-request",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "enquiry",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived"
      ],
      "on": "enquiry-request",
      "to": "same",
      "status": "applied",
      "does": [
        "openEnquiry",
        "forward",
        "tellNonDischarge"
      ],
      "starts": [
        "T_enquiry"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "enquiry-request-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "results-received",
        "under-discrepancy",
        "ended-en-route",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "enquiry-request",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "enquiry-response-unknown",
      "from": [
        "none"
      ],
      "on": "enquiry-response",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "enquiry-answered-by-holder",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived"
      ],
      "on": "enquiry-response",
      "when": "enquiryOfHolder",
      "to": "same",
      "status": "applied",
      "does": [
        "answerEnquiry",
        "forward"
      ],
      "starts": [
        "T_enquiry"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "enquiry-answered",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived"
      ],
      "on": "enquiry-response",
      "when": "enquiryOpen",
      "to": "same",
      "status": "applied",
      "does": [
        "answerEnquiry",
        "forward",
        "tellRecoveryDue"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "enquiry-response-out-of-sequence",
      "from": [
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
      "on": "enquiry-response",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "recovery-notice-unknown",
      "from": [
        "none"
      ],
      "on": "recovery-notice",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "recovery",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "recovery-notice",
      "to": "same",
      "status": "applied",
      "does": [
        "claim",
        "forward"
      ],
      "starts": [
        "T_pay"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "recovery-notice-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "recovery-notice",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "settlement-unknown",
      "from": [
        "none"
      ],
      "on": "recovery-settlement",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "settlement-discharges",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "recovery-settlement",
      "when": "settlesAll",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "settle",
        "forward",
        "dischargeAsRecovered"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "settlement",
      "from": [
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
      "on": "recovery-settlement",
      "when": "recoveryOpen",
      "to": "same",
      "status": "applied",
      "does": [
        "settle",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "settlement-out-of-sequence",
      "from": [
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
      "on": "recovery-settlement",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "withdrawal-unknown",
      "from": [
        "none"
      ],
      "on": "claim-withdrawal",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "withdrawal-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "claim-withdrawal",
      "when": "recoveryOpen",
      "to": "same",
      "status": "applied",
      "does": [
        "withdrawToAvailable",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "withdrawal",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "claim-withdrawal",
      "when": "recoveryOpen",
      "to": "same",
      "status": "applied",
      "does": [
        "withdraw",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "withdrawal-out-of-sequence",
      "from": [
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
      "on": "claim-withdrawal",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "recovery-transfer-unknown",
      "from": [
        "none"
      ],
      "on": "recovery-transfer",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "recovery-transfer",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "recovery-transfer",
      "to": "same",
      "status": "applied",
      "does": [
        "askToRecover",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "recovery-transfer-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "recovery-transfer",
      "when": "recoveryOpen",
      "to": "same",
      "status": "applied",
      "does": [
        "askToRecover",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "recovery-transfer-out-of-sequence",
      "from": [
        "registered",
        "guarantee-pending",
        "guarantee-refused",
        "under-control",
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "recovery-transfer",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "recovery-transfer-response-unknown",
      "from": [
        "none"
      ],
      "on": "recovery-transfer-response",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "recovery-transfer-answered",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "recovery-transfer-response",
      "when": "transferAsked",
      "to": "same",
      "status": "applied",
      "does": [
        "answerTransfer",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "recovery-transfer-answered-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "recovery-transfer-response",
      "when": "transferAskedInRecovery",
      "to": "same",
      "status": "applied",
      "does": [
        "answerTransfer",
        "forward"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "recovery-transfer-response-out-of-sequence",
      "from": [
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
      "on": "recovery-transfer-response",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "payment-unknown",
      "from": [
        "none"
      ],
      "on": "payment-notice",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "reimbursement-again",
      "from": [
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
      "on": "payment-notice",
      "when": "reimbursedBefore",
      "to": "same",
      "status": "recorded",
      "source": "engine.md 5 (chain of guarantors)"
    },
    {
      "id": "reimbursement",
      "from": [
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
      "on": "payment-notice",
      "when": "reimburses",
      "to": "same",
      "status": "applied",
      "does": [
        "reimburse",
        "forward"
      ],
      "source": "engine.md 5 (chain of guarantors)"
    },
    {
      "id": "payment",
      "from": [
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
        "ended-en-route"
      ],
      "on": "payment-notice",
      "to": "same",
      "status": "recorded",
      "does": [
        "notePayment"
      ],
      "source": "engine.md 3"
    },
    {
      "id": "payment-requested-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "payment-notice",
      "when": "paymentRequested",
      "to": "same",
      "status": "recorded",
      "does": [
        "notePayment"
      ],
      "source": "Corridor, electronic payment"
    },
    {
      "id": "payment-after-end",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "payment-notice",
      "when": "recoveryOpen",
      "to": "same",
      "status": "recorded",
      "source": "engine.md 4"
    },
    {
      "id": "payment-out-of-sequence",
      "from": [
        "discharged",
        "cancelled",
        "not-released"
      ],
      "on": "payment-notice",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "guarantee-use-result-unknown",
      "from": [
        "none"
      ],
      "on": "guarantee-use-result",
      "to": "same",
      "refuse": "90",
      "source": "engine.md 1"
    },
    {
      "id": "use-refused",
      "from": [
        "guarantee-pending"
      ],
      "on": "guarantee-use-result",
      "when": "answerRefuses",
      "to": "guarantee-refused",
      "status": "applied",
      "does": [
        "refuseByAnswer"
      ],
      "starts": [
        "T_amend"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "use-granted",
      "from": [
        "guarantee-pending"
      ],
      "on": "guarantee-use-result",
      "when": "answerCompletes",
      "to": "registered",
      "status": "applied",
      "does": [
        "takeAnswers"
      ],
      "starts": [
        "T_release"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "use-answered",
      "from": [
        "guarantee-pending"
      ],
      "on": "guarantee-use-result",
      "when": "answersAsk",
      "to": "same",
      "status": "applied",
      "does": [
        "takeAnswers"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "use-answered-later",
      "from": [
        "registered",
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
      "on": "guarantee-use-result",
      "when": "answersAsk",
      "to": "same",
      "status": "applied",
      "does": [
        "takeAnswers"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "guarantee-use-result-out-of-sequence",
      "from": [
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
      "on": "guarantee-use-result",
      "to": "same",
      "refuse": "92",
      "source": "engine.md 4"
    },
    {
      "id": "cover",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "guarantee-use",
      "to": "same",
      "status": "applied",
      "does": [
        "cover",
        "forward"
      ],
      "alert": "secured-again",
      "source": "engine.md 4 (underSecured clears)"
    },
    {
      "id": "reply-overdue",
      "from": [
        "guarantee-pending"
      ],
      "on": "timer:T_reply",
      "to": "guarantee-refused",
      "status": "applied",
      "starts": [
        "T_amend"
      ],
      "source": "engine.md 4",
      "does": [
        "refuseByTimer"
      ]
    },
    {
      "id": "reply-overdue-after-release",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy"
      ],
      "on": "timer:T_reply",
      "to": "same",
      "status": "applied",
      "does": [
        "lapseUnanswered"
      ],
      "source": "engine.md 5"
    },
    {
      "id": "amendment-overdue",
      "from": [
        "guarantee-refused"
      ],
      "on": "timer:T_amend",
      "to": "not-released",
      "status": "applied",
      "guarantee": "lapse",
      "does": [
        "refuseReleaseByClock"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "approval-lapsed",
      "from": [
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
      "on": "timer:T_approval",
      "to": "same",
      "status": "applied",
      "does": [
        "lapseApproval"
      ],
      "source": "engine.md 8"
    },
    {
      "id": "release-overdue",
      "from": [
        "registered",
        "under-control"
      ],
      "on": "timer:T_release",
      "to": "not-released",
      "status": "applied",
      "guarantee": "lapse",
      "does": [
        "refuseReleaseByClock"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "gap",
      "from": [
        "at-border"
      ],
      "on": "timer:T_gap",
      "to": "same",
      "status": "applied",
      "does": [
        "noteMissingEntry"
      ],
      "alert": "entry-missing",
      "source": "engine.md 4"
    },
    {
      "id": "leg-overdue",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "timer:T_leg",
      "to": "same",
      "status": "applied",
      "does": [
        "noteLegLimit"
      ],
      "alert": "leg-limit",
      "source": "engine.md 4"
    },
    {
      "id": "provisional-unmatched",
      "from": [
        "none"
      ],
      "on": "timer:T_match",
      "to": "same",
      "status": "applied",
      "does": [
        "tellUnmatched"
      ],
      "source": "engine.md 9 (From practice)"
    },
    {
      "id": "limit-near",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "timer:T_near",
      "to": "same",
      "status": "applied",
      "does": [
        "tellLimitNear"
      ],
      "source": "engine.md 9 (Told)"
    },
    {
      "id": "limit-reached",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "timer:T_due",
      "to": "same",
      "status": "applied",
      "does": [
        "tellLimitReached"
      ],
      "source": "engine.md 9 (Told)"
    },
    {
      "id": "limit-passed-in-enquiry",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "timer:T_limit",
      "when": "enquiryOpen",
      "to": "same",
      "status": "applied",
      "does": [
        "tellOverdue",
        "noteLimit"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "limit-passed",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "timer:T_limit",
      "to": "same",
      "status": "applied",
      "does": [
        "tellOverdue",
        "noteLimit",
        "enquireOfHolder",
        "tellNonDischarge"
      ],
      "starts": [
        "T_enquiry"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "results-overdue",
      "from": [
        "arrived"
      ],
      "on": "timer:T_results",
      "when": "firstRound",
      "to": "same",
      "status": "applied",
      "does": [
        "tellOverdue",
        "awaitAgain"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "results-overdue-in-enquiry",
      "from": [
        "arrived"
      ],
      "on": "timer:T_results",
      "when": "enquiryOpen",
      "to": "same",
      "status": "applied",
      "does": [
        "tellOverdue"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "results-overdue-again",
      "from": [
        "arrived"
      ],
      "on": "timer:T_results",
      "to": "same",
      "status": "applied",
      "does": [
        "tellOverdue",
        "enquireOfOffice",
        "tellNonDischarge"
      ],
      "starts": [
        "T_enquiry"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "resolution-overdue",
      "from": [
        "under-discrepancy"
      ],
      "on": "timer:T_solve",
      "to": "same",
      "status": "applied",
      "does": [
        "tellOverdue"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "discharge-overdue",
      "from": [
        "results-received",
        "ended-en-route"
      ],
      "on": "timer:T_discharge",
      "to": "same",
      "status": "applied",
      "does": [
        "tellOverdue"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "diversion-overdue",
      "from": [
        "released",
        "in-transit",
        "at-border"
      ],
      "on": "timer:T_div",
      "to": "same",
      "status": "applied",
      "does": [
        "refuseDiversionByClock"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "diversion-overdue-after-arrival",
      "from": [
        "arrived",
        "results-received",
        "under-discrepancy"
      ],
      "on": "timer:T_div",
      "to": "same",
      "status": "applied",
      "does": [
        "refuseDiversionByClock",
        "contradict"
      ],
      "alert": "contradiction",
      "source": "engine.md 4"
    },
    {
      "id": "enquiry-overdue-at-holder",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived"
      ],
      "on": "timer:T_enquiry",
      "when": "enquiryOfHolder",
      "to": "same",
      "status": "applied",
      "does": [
        "enquireOfOffice",
        "tellOverdue"
      ],
      "starts": [
        "T_enquiry"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "enquiry-overdue",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived"
      ],
      "on": "timer:T_enquiry",
      "to": "same",
      "status": "applied",
      "does": [
        "tellRecoveryDue"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "payment-overdue",
      "from": [
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
      "on": "timer:T_pay",
      "to": "same",
      "status": "applied",
      "does": [
        "tellOverdue"
      ],
      "source": "engine.md 4"
    },
    {
      "id": "sharing-ended-discharges",
      "from": [
        "results-received"
      ],
      "on": "timer:T_shared",
      "when": "sharingEndDischarges",
      "to": "discharged",
      "status": "applied",
      "guarantee": "free",
      "does": [
        "endSharing",
        "dischargeByHub"
      ],
      "source": "engine.md 9"
    },
    {
      "id": "sharing-ended",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "timer:T_shared",
      "to": "same",
      "status": "applied",
      "does": [
        "endSharing"
      ],
      "source": "engine.md 8 (usedTwice)"
    },
    {
      "id": "claim-deadline-near",
      "from": [
        "released",
        "in-transit",
        "at-border",
        "arrived",
        "results-received",
        "under-discrepancy",
        "ended-en-route"
      ],
      "on": "timer:T_claim",
      "to": "same",
      "status": "applied",
      "does": [
        "tellClaimDeadline"
      ],
      "source": "engine.md 9"
    },
    {
      "id": "reminder",
      "from": [
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
      "on": "timer:T_remind",
      "to": "same",
      "status": "applied",
      "does": [
        "remind"
      ],
      "source": "engine.md 9 (Told)"
    }
  ]
} as const
