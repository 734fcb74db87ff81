// generated from schemas/guarantee.json by "npm run gen"; do not edit

/** States and transitions of the guarantee, exactly as schemas/guarantee.json has them. */
export const guaranteeTable = {
  "states": [
    {
      "name": "registered",
      "labels": {
        "en": "registered",
        "fr": "enregistrée",
        "pt": "registada"
      }
    },
    {
      "name": "active",
      "labels": {
        "en": "active",
        "fr": "active",
        "pt": "ativa"
      }
    },
    {
      "name": "suspended",
      "labels": {
        "en": "suspended",
        "fr": "suspendue",
        "pt": "suspensa"
      }
    },
    {
      "name": "revoked",
      "labels": {
        "en": "revoked",
        "fr": "révoquée",
        "pt": "revogada"
      }
    },
    {
      "name": "expired",
      "labels": {
        "en": "expired",
        "fr": "expirée",
        "pt": "expirada"
      }
    },
    {
      "name": "exhausted",
      "labels": {
        "en": "used up",
        "fr": "épuisée",
        "pt": "esgotada"
      }
    },
    {
      "name": "closed",
      "labels": {
        "en": "closed",
        "fr": "clôturée",
        "pt": "encerrada"
      },
      "end": true
    }
  ],
  "lineStates": [
    {
      "name": "pending",
      "labels": {
        "en": "pending",
        "fr": "en attente",
        "pt": "pendente"
      }
    },
    {
      "name": "reserved",
      "labels": {
        "en": "reserved",
        "fr": "réservée",
        "pt": "reservada"
      }
    },
    {
      "name": "in-use",
      "labels": {
        "en": "in use",
        "fr": "utilisée",
        "pt": "em uso"
      }
    },
    {
      "name": "released",
      "labels": {
        "en": "released",
        "fr": "libérée",
        "pt": "libertada"
      }
    },
    {
      "name": "cancelled",
      "labels": {
        "en": "cancelled",
        "fr": "annulée",
        "pt": "anulada"
      }
    },
    {
      "name": "lapsed",
      "labels": {
        "en": "lapsed",
        "fr": "caduque",
        "pt": "caducada"
      }
    },
    {
      "name": "claimed",
      "labels": {
        "en": "claimed",
        "fr": "réclamée",
        "pt": "reclamada"
      }
    },
    {
      "name": "settled",
      "labels": {
        "en": "settled",
        "fr": "réglée",
        "pt": "liquidada"
      }
    },
    {
      "name": "refused",
      "labels": {
        "en": "refused",
        "fr": "refusée",
        "pt": "recusada"
      }
    }
  ],
  "accounts": [
    "available",
    "reserved",
    "inUse",
    "claimed",
    "spent"
  ],
  "acts": [
    {
      "id": "reserve",
      "line": {
        "from": "none",
        "to": "reserved"
      },
      "entry": {
        "from": "available",
        "to": "reserved"
      },
      "source": "engine.md 5"
    },
    {
      "id": "refuse",
      "line": {
        "from": "none",
        "to": "refused"
      },
      "source": "engine.md 5"
    },
    {
      "id": "use",
      "line": {
        "from": "reserved",
        "to": "in-use"
      },
      "entry": {
        "from": "reserved",
        "to": "inUse"
      },
      "source": "engine.md 5"
    },
    {
      "id": "free",
      "line": {
        "from": "in-use",
        "to": "released"
      },
      "entry": {
        "from": "inUse",
        "to": "available"
      },
      "source": "engine.md 5"
    },
    {
      "id": "cancel",
      "line": {
        "from": "reserved",
        "to": "cancelled"
      },
      "entry": {
        "from": "reserved",
        "to": "available"
      },
      "source": "engine.md 5"
    },
    {
      "id": "annul",
      "line": {
        "from": "in-use",
        "to": "cancelled"
      },
      "entry": {
        "from": "inUse",
        "to": "available"
      },
      "source": "engine.md 5"
    },
    {
      "id": "lapse",
      "line": {
        "from": "reserved",
        "to": "lapsed"
      },
      "entry": {
        "from": "reserved",
        "to": "available"
      },
      "source": "engine.md 5"
    },
    {
      "id": "free-claimed",
      "line": {
        "from": "claimed",
        "to": "released"
      },
      "entry": {
        "from": "claimed",
        "to": "available"
      },
      "source": "engine.md 5"
    }
  ],
  "transitions": [
    {
      "id": "register-for-later",
      "from": [
        "none"
      ],
      "on": "register",
      "when": "validLater",
      "to": "registered",
      "entry": {
        "from": "limit",
        "to": "available"
      },
      "source": "engine.md 5"
    },
    {
      "id": "register",
      "from": [
        "none"
      ],
      "on": "register",
      "to": "active",
      "entry": {
        "from": "limit",
        "to": "available"
      },
      "source": "engine.md 5"
    },
    {
      "id": "register-again",
      "from": [
        "registered",
        "active",
        "suspended",
        "revoked",
        "expired",
        "exhausted",
        "closed"
      ],
      "on": "register",
      "to": "same",
      "refuse": "GUARANTEE-EXISTS",
      "source": "engine.md 5"
    },
    {
      "id": "update-unknown",
      "from": [
        "none"
      ],
      "on": "update",
      "to": "same",
      "refuse": "GUARANTEE-UNKNOWN",
      "source": "engine.md 5"
    },
    {
      "id": "suspend-unknown",
      "from": [
        "none"
      ],
      "on": "suspend",
      "to": "same",
      "refuse": "GUARANTEE-UNKNOWN",
      "source": "engine.md 5"
    },
    {
      "id": "revoke-unknown",
      "from": [
        "none"
      ],
      "on": "revoke",
      "to": "same",
      "refuse": "GUARANTEE-UNKNOWN",
      "source": "engine.md 5"
    },
    {
      "id": "reinstate-unknown",
      "from": [
        "none"
      ],
      "on": "reinstate",
      "to": "same",
      "refuse": "GUARANTEE-UNKNOWN",
      "source": "engine.md 5"
    },
    {
      "id": "update-extends",
      "from": [
        "expired"
      ],
      "on": "update",
      "to": "active",
      "entry": {
        "from": "limit",
        "to": "available"
      },
      "source": "engine.md 5"
    },
    {
      "id": "update",
      "from": [
        "registered",
        "active",
        "suspended",
        "exhausted"
      ],
      "on": "update",
      "to": "same",
      "entry": {
        "from": "limit",
        "to": "available"
      },
      "source": "engine.md 5"
    },
    {
      "id": "suspend",
      "from": [
        "registered",
        "active"
      ],
      "on": "suspend",
      "to": "suspended",
      "source": "engine.md 5"
    },
    {
      "id": "revoke-closes",
      "from": [
        "registered",
        "active",
        "suspended",
        "expired",
        "exhausted"
      ],
      "on": "revoke",
      "when": "nothingOpen",
      "to": "closed",
      "source": "engine.md 5"
    },
    {
      "id": "revoke",
      "from": [
        "registered",
        "active",
        "suspended",
        "expired",
        "exhausted"
      ],
      "on": "revoke",
      "to": "revoked",
      "source": "engine.md 5"
    },
    {
      "id": "reinstate-expired",
      "from": [
        "suspended"
      ],
      "on": "reinstate",
      "when": "validityOver",
      "to": "expired",
      "source": "engine.md 5"
    },
    {
      "id": "reinstate-exhausted",
      "from": [
        "suspended"
      ],
      "on": "reinstate",
      "when": "usedUp",
      "to": "exhausted",
      "source": "engine.md 5"
    },
    {
      "id": "reinstate-for-later",
      "from": [
        "suspended"
      ],
      "on": "reinstate",
      "when": "validLater",
      "to": "registered",
      "source": "engine.md 5"
    },
    {
      "id": "reinstate",
      "from": [
        "suspended"
      ],
      "on": "reinstate",
      "to": "active",
      "source": "engine.md 5"
    },
    {
      "id": "update-out-of-sequence",
      "from": [
        "revoked",
        "closed"
      ],
      "on": "update",
      "to": "same",
      "refuse": "GUARANTEE-STATE",
      "source": "engine.md 5"
    },
    {
      "id": "suspend-out-of-sequence",
      "from": [
        "suspended",
        "revoked",
        "expired",
        "exhausted",
        "closed"
      ],
      "on": "suspend",
      "to": "same",
      "refuse": "GUARANTEE-STATE",
      "source": "engine.md 5"
    },
    {
      "id": "revoke-out-of-sequence",
      "from": [
        "revoked",
        "closed"
      ],
      "on": "revoke",
      "to": "same",
      "refuse": "GUARANTEE-STATE",
      "source": "engine.md 5"
    },
    {
      "id": "reinstate-out-of-sequence",
      "from": [
        "registered",
        "active",
        "revoked",
        "expired",
        "exhausted",
        "closed"
      ],
      "on": "reinstate",
      "to": "same",
      "refuse": "GUARANTEE-STATE",
      "source": "engine.md 5"
    },
    {
      "id": "use-up",
      "from": [
        "registered",
        "active"
      ],
      "on": "used",
      "when": "usableOnce",
      "to": "exhausted",
      "source": "engine.md 5"
    },
    {
      "id": "use",
      "from": [
        "registered",
        "active",
        "suspended",
        "revoked",
        "expired",
        "exhausted",
        "closed"
      ],
      "on": "used",
      "to": "same",
      "source": "engine.md 5"
    },
    {
      "id": "close",
      "from": [
        "revoked",
        "expired"
      ],
      "on": "freed",
      "when": "nothingOpen",
      "to": "closed",
      "source": "engine.md 5"
    },
    {
      "id": "free",
      "from": [
        "registered",
        "active",
        "suspended",
        "revoked",
        "expired",
        "exhausted",
        "closed"
      ],
      "on": "freed",
      "to": "same",
      "source": "engine.md 5"
    },
    {
      "id": "expire",
      "from": [
        "registered",
        "active"
      ],
      "on": "dated",
      "when": "validityOver",
      "to": "expired",
      "source": "engine.md 5"
    },
    {
      "id": "begin",
      "from": [
        "registered"
      ],
      "on": "dated",
      "when": "validNow",
      "to": "active",
      "source": "engine.md 5"
    },
    {
      "id": "as-dated",
      "from": [
        "registered",
        "active",
        "suspended",
        "revoked",
        "expired",
        "exhausted",
        "closed"
      ],
      "on": "dated",
      "to": "same",
      "source": "engine.md 5"
    }
  ]
} as const
