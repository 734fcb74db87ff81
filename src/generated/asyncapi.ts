// generated from schemas/ by "npm run gen"; do not edit

/** The AsyncAPI 3 document of the queues. */
export const asyncApi: { readonly [key: string]: unknown } = {
  "asyncapi": "3.0.0",
  "x-generated": "generated from schemas/ and src/broker/topology.ts by \"npm run gen\"; do not edit",
  "id": "urn:corridor:transit:1",
  "info": {
    "title": "Corridor: the queues",
    "version": "0.1.0",
    "description": "RabbitMQ, AMQP 0-9-1; JMS clients of RabbitMQ use the same queues as AMQP destinations, bodies as bytes messages. Publish to the exchange corridor.in, persistent, with the type as routing key, and keep the message until its acknowledgement (or error) has come to your own queue with its id as correlation_id: a publisher confirm is not acceptance. Acknowledge a delivery when you have stored it, and send a delivery-report when your system has taken it: per movement the next message comes after the report on the one before. Drop repeats by sender and id, but acknowledge and report each of them again. Messages without MRN are ordered per receiver and sender.",
    "license": {
      "name": "Apache-2.0"
    }
  },
  "defaultContentType": "application/json",
  "servers": {
    "broker": {
      "host": "{host}",
      "protocol": "amqps",
      "protocolVersion": "0.9.1",
      "description": "The broker of the hub. A user may read his own queue and write to the ingress exchange, nothing else.",
      "variables": {
        "host": {
          "description": "Name and port, as told at onboarding."
        }
      },
      "security": [
        {
          "$ref": "#/components/securitySchemes/broker"
        }
      ]
    }
  },
  "channels": {
    "ingress": {
      "address": "{type}",
      "title": "Exchange corridor.in",
      "description": "Where parties publish. The routing key is the type; bound with # to the queue corridor.in.hub.",
      "servers": [
        {
          "$ref": "#/servers/broker"
        }
      ],
      "parameters": {
        "type": {
          "description": "Type of the message.",
          "enum": [
            "transit-declaration",
            "guarantee-registration",
            "release-for-transit",
            "border-exit-notice",
            "border-entry-notice",
            "arrival-advice",
            "control-results",
            "discharge",
            "alert",
            "delivery-report"
          ]
        }
      },
      "messages": {
        "transit-declaration": {
          "$ref": "#/components/messages/transit-declaration"
        },
        "guarantee-registration": {
          "$ref": "#/components/messages/guarantee-registration"
        },
        "release-for-transit": {
          "$ref": "#/components/messages/release-for-transit"
        },
        "border-exit-notice": {
          "$ref": "#/components/messages/border-exit-notice"
        },
        "border-entry-notice": {
          "$ref": "#/components/messages/border-entry-notice"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "delivery-report": {
          "$ref": "#/components/messages/delivery-report"
        }
      },
      "bindings": {
        "amqp": {
          "is": "routingKey",
          "exchange": {
            "name": "corridor.in",
            "type": "topic",
            "durable": true,
            "autoDelete": false,
            "vhost": "/"
          },
          "bindingVersion": "0.3.0"
        }
      },
      "x-queue": {
        "name": "corridor.in.hub",
        "bindingKey": "#",
        "arguments": {
          "x-queue-type": "quorum",
          "x-single-active-consumer": true,
          "x-delivery-limit": 1000000,
          "x-overflow": "reject-publish",
          "x-dead-letter-exchange": "corridor.dead",
          "x-dead-letter-strategy": "at-least-once"
        }
      }
    },
    "egress": {
      "address": "{address}.{type}",
      "title": "Exchange corridor.out",
      "description": "From here the messages go to the queues; parties neither publish to it nor bind to it.",
      "servers": [
        {
          "$ref": "#/servers/broker"
        }
      ],
      "parameters": {
        "address": {
          "description": "CC for the customs of a country, party.ID for any other party.",
          "examples": ["BF", "party.SOGET"]
        },
        "type": {
          "description": "Type of the message.",
          "enum": [
            "guarantee-not-valid",
            "anticipated-transit-record",
            "anticipated-arrival-record",
            "border-exit-notice",
            "border-entry-notice",
            "arrival-advice",
            "control-results",
            "discharge",
            "alert",
            "guarantee-release",
            "acknowledgement",
            "functional-error",
            "technical-error"
          ]
        }
      },
      "messages": {
        "guarantee-not-valid": {
          "$ref": "#/components/messages/guarantee-not-valid"
        },
        "anticipated-transit-record": {
          "$ref": "#/components/messages/anticipated-transit-record"
        },
        "anticipated-arrival-record": {
          "$ref": "#/components/messages/anticipated-arrival-record"
        },
        "border-exit-notice": {
          "$ref": "#/components/messages/border-exit-notice"
        },
        "border-entry-notice": {
          "$ref": "#/components/messages/border-entry-notice"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "guarantee-release": {
          "$ref": "#/components/messages/guarantee-release"
        },
        "acknowledgement": {
          "$ref": "#/components/messages/acknowledgement"
        },
        "functional-error": {
          "$ref": "#/components/messages/functional-error"
        },
        "technical-error": {
          "$ref": "#/components/messages/technical-error"
        }
      },
      "bindings": {
        "amqp": {
          "is": "routingKey",
          "exchange": {
            "name": "corridor.out",
            "type": "topic",
            "durable": true,
            "autoDelete": false,
            "vhost": "/"
          },
          "bindingVersion": "0.3.0"
        }
      }
    },
    "country": {
      "address": "country.{country}",
      "title": "Queue of a customs administration",
      "description": "Bound to corridor.out with CC.#; one consumer at a time is active.",
      "servers": [
        {
          "$ref": "#/servers/broker"
        }
      ],
      "parameters": {
        "country": {
          "description": "ISO 3166-1 alpha-2 code.",
          "examples": ["BF", "TG"]
        }
      },
      "messages": {
        "guarantee-not-valid": {
          "$ref": "#/components/messages/guarantee-not-valid"
        },
        "anticipated-transit-record": {
          "$ref": "#/components/messages/anticipated-transit-record"
        },
        "anticipated-arrival-record": {
          "$ref": "#/components/messages/anticipated-arrival-record"
        },
        "border-exit-notice": {
          "$ref": "#/components/messages/border-exit-notice"
        },
        "border-entry-notice": {
          "$ref": "#/components/messages/border-entry-notice"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "guarantee-release": {
          "$ref": "#/components/messages/guarantee-release"
        },
        "acknowledgement": {
          "$ref": "#/components/messages/acknowledgement"
        },
        "functional-error": {
          "$ref": "#/components/messages/functional-error"
        },
        "technical-error": {
          "$ref": "#/components/messages/technical-error"
        }
      },
      "bindings": {
        "amqp": {
          "is": "queue",
          "queue": {
            "name": "country.{country}",
            "durable": true,
            "exclusive": false,
            "autoDelete": false,
            "vhost": "/"
          },
          "bindingVersion": "0.3.0"
        }
      },
      "x-queue": {
        "name": "country.{country}",
        "bindingKey": "{country}.#",
        "arguments": {
          "x-queue-type": "quorum",
          "x-single-active-consumer": true,
          "x-delivery-limit": 1000000,
          "x-overflow": "reject-publish",
          "x-dead-letter-exchange": "corridor.dead",
          "x-dead-letter-strategy": "at-least-once"
        }
      }
    },
    "party": {
      "address": "party.{id}",
      "title": "Queue of any other party",
      "description": "Bound to corridor.out with party.ID.#; the id is in upper case.",
      "servers": [
        {
          "$ref": "#/servers/broker"
        }
      ],
      "parameters": {
        "id": {
          "description": "Id of the party, upper case.",
          "examples": ["SOGET"]
        }
      },
      "messages": {
        "guarantee-not-valid": {
          "$ref": "#/components/messages/guarantee-not-valid"
        },
        "anticipated-transit-record": {
          "$ref": "#/components/messages/anticipated-transit-record"
        },
        "anticipated-arrival-record": {
          "$ref": "#/components/messages/anticipated-arrival-record"
        },
        "border-exit-notice": {
          "$ref": "#/components/messages/border-exit-notice"
        },
        "border-entry-notice": {
          "$ref": "#/components/messages/border-entry-notice"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "guarantee-release": {
          "$ref": "#/components/messages/guarantee-release"
        },
        "acknowledgement": {
          "$ref": "#/components/messages/acknowledgement"
        },
        "functional-error": {
          "$ref": "#/components/messages/functional-error"
        },
        "technical-error": {
          "$ref": "#/components/messages/technical-error"
        }
      },
      "bindings": {
        "amqp": {
          "is": "queue",
          "queue": {
            "name": "party.{id}",
            "durable": true,
            "exclusive": false,
            "autoDelete": false,
            "vhost": "/"
          },
          "bindingVersion": "0.3.0"
        }
      },
      "x-queue": {
        "name": "party.{id}",
        "bindingKey": "party.{id}.#",
        "arguments": {
          "x-queue-type": "quorum",
          "x-single-active-consumer": true,
          "x-delivery-limit": 1000000,
          "x-overflow": "reject-publish",
          "x-dead-letter-exchange": "corridor.dead",
          "x-dead-letter-strategy": "at-least-once"
        }
      }
    },
    "dead": {
      "address": "#",
      "title": "Exchange corridor.dead",
      "description": "What the broker gives up on, for the hub alone, in the queue corridor.dead.hub. The hub still has it.",
      "servers": [
        {
          "$ref": "#/servers/broker"
        }
      ],
      "messages": {
        "guarantee-not-valid": {
          "$ref": "#/components/messages/guarantee-not-valid"
        },
        "anticipated-transit-record": {
          "$ref": "#/components/messages/anticipated-transit-record"
        },
        "anticipated-arrival-record": {
          "$ref": "#/components/messages/anticipated-arrival-record"
        },
        "border-exit-notice": {
          "$ref": "#/components/messages/border-exit-notice"
        },
        "border-entry-notice": {
          "$ref": "#/components/messages/border-entry-notice"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "guarantee-release": {
          "$ref": "#/components/messages/guarantee-release"
        },
        "acknowledgement": {
          "$ref": "#/components/messages/acknowledgement"
        },
        "functional-error": {
          "$ref": "#/components/messages/functional-error"
        },
        "technical-error": {
          "$ref": "#/components/messages/technical-error"
        }
      },
      "bindings": {
        "amqp": {
          "is": "routingKey",
          "exchange": {
            "name": "corridor.dead",
            "type": "topic",
            "durable": true,
            "autoDelete": false,
            "vhost": "/"
          },
          "bindingVersion": "0.3.0"
        }
      }
    }
  },
  "operations": {
    "receiveMessage": {
      "action": "receive",
      "title": "Take a message from a party",
      "description": "Its answer comes to the queue of its sender: an acknowledgement with the receipt, or an error.",
      "channel": {
        "$ref": "#/channels/ingress"
      },
      "messages": [
        {
          "$ref": "#/channels/ingress/messages/transit-declaration"
        },
        {
          "$ref": "#/channels/ingress/messages/guarantee-registration"
        },
        {
          "$ref": "#/channels/ingress/messages/release-for-transit"
        },
        {
          "$ref": "#/channels/ingress/messages/border-exit-notice"
        },
        {
          "$ref": "#/channels/ingress/messages/border-entry-notice"
        },
        {
          "$ref": "#/channels/ingress/messages/arrival-advice"
        },
        {
          "$ref": "#/channels/ingress/messages/control-results"
        },
        {
          "$ref": "#/channels/ingress/messages/discharge"
        },
        {
          "$ref": "#/channels/ingress/messages/alert"
        },
        {
          "$ref": "#/channels/ingress/messages/delivery-report"
        }
      ],
      "bindings": {
        "amqp": {
          "deliveryMode": 2,
          "ack": true,
          "bindingVersion": "0.3.0"
        }
      },
      "reply": {
        "channel": {
          "$ref": "#/channels/country"
        },
        "messages": [
          {
            "$ref": "#/channels/country/messages/acknowledgement"
          },
          {
            "$ref": "#/channels/country/messages/functional-error"
          },
          {
            "$ref": "#/channels/country/messages/technical-error"
          }
        ]
      }
    },
    "deliverToCountry": {
      "action": "send",
      "title": "Deliver to a customs administration",
      "channel": {
        "$ref": "#/channels/country"
      },
      "messages": [
        {
          "$ref": "#/channels/country/messages/guarantee-not-valid"
        },
        {
          "$ref": "#/channels/country/messages/anticipated-transit-record"
        },
        {
          "$ref": "#/channels/country/messages/anticipated-arrival-record"
        },
        {
          "$ref": "#/channels/country/messages/border-exit-notice"
        },
        {
          "$ref": "#/channels/country/messages/border-entry-notice"
        },
        {
          "$ref": "#/channels/country/messages/arrival-advice"
        },
        {
          "$ref": "#/channels/country/messages/control-results"
        },
        {
          "$ref": "#/channels/country/messages/discharge"
        },
        {
          "$ref": "#/channels/country/messages/alert"
        },
        {
          "$ref": "#/channels/country/messages/guarantee-release"
        },
        {
          "$ref": "#/channels/country/messages/acknowledgement"
        },
        {
          "$ref": "#/channels/country/messages/functional-error"
        },
        {
          "$ref": "#/channels/country/messages/technical-error"
        }
      ],
      "bindings": {
        "amqp": {
          "deliveryMode": 2,
          "mandatory": true,
          "timestamp": true,
          "ack": true,
          "bindingVersion": "0.3.0"
        }
      }
    },
    "deliverToParty": {
      "action": "send",
      "title": "Deliver to a party",
      "channel": {
        "$ref": "#/channels/party"
      },
      "messages": [
        {
          "$ref": "#/channels/party/messages/guarantee-not-valid"
        },
        {
          "$ref": "#/channels/party/messages/anticipated-transit-record"
        },
        {
          "$ref": "#/channels/party/messages/anticipated-arrival-record"
        },
        {
          "$ref": "#/channels/party/messages/border-exit-notice"
        },
        {
          "$ref": "#/channels/party/messages/border-entry-notice"
        },
        {
          "$ref": "#/channels/party/messages/arrival-advice"
        },
        {
          "$ref": "#/channels/party/messages/control-results"
        },
        {
          "$ref": "#/channels/party/messages/discharge"
        },
        {
          "$ref": "#/channels/party/messages/alert"
        },
        {
          "$ref": "#/channels/party/messages/guarantee-release"
        },
        {
          "$ref": "#/channels/party/messages/acknowledgement"
        },
        {
          "$ref": "#/channels/party/messages/functional-error"
        },
        {
          "$ref": "#/channels/party/messages/technical-error"
        }
      ],
      "bindings": {
        "amqp": {
          "deliveryMode": 2,
          "mandatory": true,
          "timestamp": true,
          "ack": true,
          "bindingVersion": "0.3.0"
        }
      }
    }
  },
  "components": {
    "messages": {
      "transit-declaration": {
        "name": "transit-declaration",
        "title": "Transit declaration",
        "summary": "Transit declaration · Déclaration de transit · Declaração de trânsito",
        "description": "The body may be XML as well (content type application/xml); both say the same.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "properties": {
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
              "contentEncoding": "base64"
            }
          }
        },
        "payload": {
          "$ref": "#/components/schemas/TransitDeclaration"
        },
        "bindings": {
          "amqp": {
            "messageType": "transit-declaration",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "transit-declaration",
            "summary": "Transit declaration",
            "payload": {
              "body": {
                "lrn": "42",
                "declarationType": "T1",
                "additionalDeclarationType": "A",
                "regime": "bilateral",
                "departureOffice": "SNDKR001",
                "destinationOffice": "MLBKO001",
                "itinerary": [
                  {
                    "country": "SN",
                    "exitOffice": "SNKID001",
                    "mode": "3",
                    "connection": "full"
                  },
                  {
                    "country": "ML",
                    "entryOffice": "MLDIB001",
                    "mode": "3",
                    "connection": "full"
                  }
                ],
                "principal": {
                  "scheme": "NINEA",
                  "id": "005120001",
                  "name": "Entreprise Exemple"
                },
                "guarantees": [
                  {
                    "type": "5"
                  }
                ],
                "dutiesAtRisk": {
                  "amount": "95000",
                  "currency": "XOF"
                },
                "cifValue": {
                  "amount": "310000",
                  "currency": "XOF"
                },
                "vehicleSet": {
                  "mode": "3",
                  "means": {
                    "typeOfIdentification": "30",
                    "identification": "DK 2041 AX",
                    "nationality": "SN"
                  }
                },
                "grossMass": "820",
                "items": [
                  {
                    "number": 1,
                    "commodity": {
                      "description": "Mangues séchées",
                      "hsCode": "081340"
                    },
                    "goodsMeasure": {
                      "grossMass": "820"
                    },
                    "packaging": [
                      {
                        "type": "CT",
                        "count": 41
                      }
                    ]
                  }
                ]
              },
              "procedure": "manual",
              "preparedAt": "2024-11-19T07:00:00Z",
              "occurredPrecision": "day",
              "occurredAt": "2024-11-18T16:20:00Z",
              "mrn": "24SNDKR10000004299",
              "sender": {
                "country": "SN",
                "role": "customs"
              },
              "version": "1",
              "type": "transit-declaration",
              "id": "17156075-7c1d-4e5f-8a9b-03c0de000005"
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": [],
        "x-labels": {
          "en": "Transit declaration",
          "fr": "Déclaration de transit",
          "pt": "Declaração de trânsito"
        }
      },
      "guarantee-registration": {
        "name": "guarantee-registration",
        "title": "Guarantee registration",
        "summary": "Guarantee registration · Enregistrement de garantie · Registo de garantia",
        "description": "The body may be XML as well (content type application/xml); both say the same.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "properties": {
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
              "contentEncoding": "base64"
            }
          }
        },
        "payload": {
          "$ref": "#/components/schemas/GuaranteeRegistration"
        },
        "bindings": {
          "amqp": {
            "messageType": "guarantee-registration",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "guarantee-registration",
            "summary": "Guarantee registration",
            "payload": {
              "id": "11a25bfa-7c1d-4e5f-8a9b-03c0de00001a",
              "type": "guarantee-registration",
              "version": "1",
              "sender": {
                "country": "TG",
                "role": "guarantor",
                "party": "fonds-garantie"
              },
              "occurredAt": "2026-02-10T10:30:00Z",
              "preparedAt": "2026-02-10T10:30:00Z",
              "procedure": "automatic",
              "body": {
                "action": "register",
                "grn": "26TG00CCIT0000187A000123",
                "type": "4",
                "holder": {
                  "scheme": "NIF",
                  "id": "1000123456",
                  "name": "Sahel Transit Démonstration SARL",
                  "address": {
                    "streetAndNumber": "14, rue des Exemples",
                    "city": "Lomé",
                    "country": "TG"
                  },
                  "contactPerson": {
                    "name": "Afi Exemple",
                    "phone": "+228 90 00 00 01",
                    "email": "transit@sahel-demo.example"
                  }
                },
                "limit": {
                  "amount": "5000000",
                  "currency": "XOF"
                },
                "territories": ["TG", "BF"],
                "validFrom": "2026-02-10",
                "monitoring": "ledger",
                "accessCode": "V4X1"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["guarantor"],
        "x-receivers": [],
        "x-labels": {
          "en": "Guarantee registration",
          "fr": "Enregistrement de garantie",
          "pt": "Registo de garantia"
        }
      },
      "guarantee-not-valid": {
        "name": "guarantee-not-valid",
        "title": "Guarantee not valid",
        "summary": "Guarantee not valid · Garantie non valable · Garantia não válida",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "corridor_type",
            "corridor_content_type",
            "corridor_sender",
            "corridor_log_index",
            "corridor_attempt",
            "corridor_seal"
          ],
          "properties": {
            "corridor_type": {
              "type": "string",
              "description": "Type of the message."
            },
            "corridor_content_type": {
              "type": "string",
              "description": "Content type of the body.",
              "enum": ["application/json", "application/xml"]
            },
            "corridor_sender": {
              "$ref": "#/components/schemas/PartyKey",
              "description": "Who sent it: CC or CC/party; ZZ is the hub."
            },
            "corridor_log_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
            },
            "corridor_mrn": {
              "$ref": "#/components/schemas/Mrn",
              "description": "The movement; absent in messages without one."
            },
            "corridor_attempt": {
              "type": "integer",
              "minimum": 1,
              "description": "How often it was handed over (AMQP int)."
            },
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
              "contentEncoding": "base64"
            },
            "corridor_seal": {
              "type": "string",
              "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
              "contentEncoding": "base64"
            }
          }
        },
        "payload": {
          "$ref": "#/components/schemas/GuaranteeNotValid"
        },
        "bindings": {
          "amqp": {
            "messageType": "guarantee-not-valid",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "guarantee-not-valid",
            "summary": "Guarantee not valid",
            "payload": {
              "id": "935170bb-7c1d-4e5f-8a9b-03c0de00002b",
              "type": "guarantee-not-valid",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-02T08:41:08Z",
              "preparedAt": "2026-03-02T08:41:08Z",
              "procedure": "automatic",
              "correlationId": "f519f70a-7c1d-4e5f-8a9b-03c0de00002a",
              "body": {
                "guarantees": [
                  {
                    "grn": "26TG00CCIT0000178",
                    "reason": "G09",
                    "text": "Le montant disponible ne suffit pas"
                  }
                ],
                "amendBy": "2026-03-05T08:41:08Z"
              }
            }
          }
        ],
        "x-kind": "notice",
        "x-senders": ["hub"],
        "x-receivers": ["departure", "principal"],
        "x-labels": {
          "en": "Guarantee not valid",
          "fr": "Garantie non valable",
          "pt": "Garantia não válida"
        }
      },
      "release-for-transit": {
        "name": "release-for-transit",
        "title": "Release for transit",
        "summary": "Release for transit · Mainlevée pour le transit · Autorização de saída para trânsito",
        "description": "The body may be XML as well (content type application/xml); both say the same.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "properties": {
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
              "contentEncoding": "base64"
            }
          }
        },
        "payload": {
          "$ref": "#/components/schemas/ReleaseForTransit"
        },
        "bindings": {
          "amqp": {
            "messageType": "release-for-transit",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "release-for-transit",
            "summary": "Release for transit",
            "payload": {
              "id": "a195a333-7c1d-4e5f-8a9b-03c0de000023",
              "type": "release-for-transit",
              "version": "1",
              "sender": {
                "country": "TG",
                "role": "customs",
                "office": "TGLFW001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-02T10:15:00Z",
              "preparedAt": "2026-03-02T10:15:00Z",
              "procedure": "automatic",
              "body": {
                "releasedAt": "2026-03-02T10:15:00Z",
                "limitAt": "2026-03-09T23:59:59Z",
                "controlResult": {
                  "code": "A2",
                  "date": "2026-03-02"
                },
                "equipment": [
                  {
                    "container": "CSQU3054383",
                    "sizeAndType": "22G1",
                    "fullness": "full",
                    "numberOfSeals": 2,
                    "seals": [
                      {
                        "id": "OTR-118842",
                        "kind": "mechanical",
                        "affixedBy": "customs"
                      },
                      {
                        "id": "E-TG-55120",
                        "kind": "electronic",
                        "affixedBy": "tracker"
                      }
                    ],
                    "goodsReferences": [1, 2]
                  }
                ],
                "safeguards": [
                  {
                    "kind": "tracker",
                    "deviceId": "TRK-55120"
                  }
                ],
                "officer": "TG-OFF-0117",
                "text": "Scellés vérifiés au portique"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": [],
        "x-labels": {
          "en": "Release for transit",
          "fr": "Mainlevée pour le transit",
          "pt": "Autorização de saída para trânsito"
        }
      },
      "anticipated-transit-record": {
        "name": "anticipated-transit-record",
        "title": "Anticipated transit record",
        "summary": "Anticipated transit record · Avis anticipé de transit · Aviso antecipado de trânsito",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "corridor_type",
            "corridor_content_type",
            "corridor_sender",
            "corridor_log_index",
            "corridor_attempt",
            "corridor_seal"
          ],
          "properties": {
            "corridor_type": {
              "type": "string",
              "description": "Type of the message."
            },
            "corridor_content_type": {
              "type": "string",
              "description": "Content type of the body.",
              "enum": ["application/json", "application/xml"]
            },
            "corridor_sender": {
              "$ref": "#/components/schemas/PartyKey",
              "description": "Who sent it: CC or CC/party; ZZ is the hub."
            },
            "corridor_log_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
            },
            "corridor_mrn": {
              "$ref": "#/components/schemas/Mrn",
              "description": "The movement; absent in messages without one."
            },
            "corridor_attempt": {
              "type": "integer",
              "minimum": 1,
              "description": "How often it was handed over (AMQP int)."
            },
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
              "contentEncoding": "base64"
            },
            "corridor_seal": {
              "type": "string",
              "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
              "contentEncoding": "base64"
            }
          }
        },
        "payload": {
          "$ref": "#/components/schemas/AnticipatedTransitRecord"
        },
        "bindings": {
          "amqp": {
            "messageType": "anticipated-transit-record",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "anticipated-transit-record",
            "summary": "Anticipated transit record",
            "payload": {
              "id": "e6d5c492-7c1d-4e5f-8a9b-03c0de000032",
              "type": "anticipated-transit-record",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-02T10:15:01Z",
              "preparedAt": "2026-03-02T10:15:01Z",
              "procedure": "automatic",
              "correlationId": "489e4ae1-7c1d-4e5f-8a9b-03c0de000031",
              "body": {
                "recordVersion": 1,
                "itineraryVersion": 1,
                "legIndex": 1,
                "leg": {
                  "country": "BF",
                  "entryOffice": "BFCNK001",
                  "mode": "3",
                  "routeCode": "N16",
                  "estimatedEntryAt": "2026-03-04T14:00:00+00:00",
                  "connection": "full"
                },
                "estimatedEntryAt": "2026-03-04T14:00:00Z",
                "releasedAt": "2026-03-02T10:15:00Z",
                "limitAt": "2026-03-09T23:59:59Z",
                "controlResult": {
                  "code": "A2",
                  "date": "2026-03-02"
                },
                "seals": ["OTR-118842", "E-TG-55120"],
                "declaration": {
                  "lrn": "STD-2026-000871",
                  "declarationType": "TRIE",
                  "additionalDeclarationType": "A",
                  "regime": "isrt",
                  "nationalProcedure": "T810",
                  "harmonisedProcedure": "8000",
                  "nationalRefs": [
                    {
                      "country": "TG",
                      "reference": "2026 TG118 T 4711"
                    }
                  ],
                  "carnet": {
                    "number": "TRIE-TG-0045871",
                    "leaf": "1"
                  },
                  "authorisations": [
                    {
                      "type": "C521",
                      "reference": "TGACE0001872"
                    }
                  ],
                  "security": "0",
                  "reducedDataset": false,
                  "language": "fr",
                  "acceptedAt": "2026-03-02T08:05:00+00:00",
                  "presentedAt": "2026-03-02T08:30:00+00:00",
                  "departureOffice": "TGLFW001",
                  "destinationOffice": "BFOUA001",
                  "limitAt": "2026-03-09T23:59:59+00:00",
                  "bindingItinerary": true,
                  "itinerary": [
                    {
                      "country": "TG",
                      "exitOffice": "TGCNK001",
                      "mode": "3",
                      "routeCode": "N1",
                      "limitAt": "2026-03-05T23:59:59+00:00",
                      "connection": "full"
                    },
                    {
                      "country": "BF",
                      "entryOffice": "BFCNK001",
                      "mode": "3",
                      "routeCode": "N16",
                      "estimatedEntryAt": "2026-03-04T14:00:00+00:00",
                      "connection": "full"
                    }
                  ],
                  "countriesOfRouting": ["CN", "TG", "BF"],
                  "principal": {
                    "scheme": "NIF",
                    "id": "1000123456",
                    "name": "Sahel Transit Démonstration SARL",
                    "address": {
                      "streetAndNumber": "14, rue des Exemples",
                      "city": "Lomé",
                      "country": "TG"
                    },
                    "contactPerson": {
                      "name": "Afi Exemple",
                      "phone": "+228 90 00 00 01",
                      "email": "transit@sahel-demo.example"
                    }
                  },
                  "representative": {
                    "scheme": "NIF",
                    "id": "1000987654",
                    "name": "Agence Exemple de Douane",
                    "status": "2"
                  },
                  "consignor": {
                    "name": "Example Machinery Works",
                    "address": {
                      "city": "Ningbo",
                      "country": "CN"
                    }
                  },
                  "consignee": {
                    "scheme": "IFU",
                    "id": "00012345A",
                    "name": "Comptoir Fictif du Faso",
                    "address": {
                      "streetAndNumber": "Zone industrielle, parcelle 7",
                      "city": "Ouagadougou",
                      "country": "BF"
                    }
                  },
                  "carrier": {
                    "scheme": "NIF",
                    "id": "1000555444",
                    "name": "Routiers Fictifs du Golfe"
                  },
                  "supplyChainActors": [
                    {
                      "role": "FW",
                      "scheme": "NIF",
                      "id": "1000777001"
                    }
                  ],
                  "guarantees": [
                    {
                      "type": "1",
                      "grn": "26TG00CCIT0000178",
                      "amount": {
                        "amount": "4250000",
                        "currency": "XOF"
                      }
                    }
                  ],
                  "secured": [
                    {
                      "country": "TG",
                      "amount": "2125000",
                      "currency": "XOF",
                      "guarantor": "TG/fonds-garantie"
                    },
                    {
                      "country": "BF",
                      "amount": "2125000",
                      "currency": "XOF",
                      "guarantor": "BF/fonds-garantie"
                    }
                  ],
                  "dutiesAtRisk": {
                    "amount": "4250000",
                    "currency": "XOF"
                  },
                  "cifValue": {
                    "amount": "18600000",
                    "currency": "XOF"
                  },
                  "contribution": {
                    "base": {
                      "amount": "18600000",
                      "currency": "XOF"
                    },
                    "rate": "0.5",
                    "amount": "93000",
                    "currency": "XOF",
                    "collectedBy": "Fonds de garantie du Togo",
                    "shares": [
                      {
                        "country": "TG",
                        "amount": "46500",
                        "currency": "XOF"
                      },
                      {
                        "country": "BF",
                        "amount": "46500",
                        "currency": "XOF"
                      }
                    ],
                    "receipt": "QT-2026-30117"
                  },
                  "vehicleSet": {
                    "mode": "3",
                    "means": {
                      "typeOfIdentification": "30",
                      "identification": "TG 4821 BK",
                      "nationality": "TG"
                    },
                    "trailers": [
                      {
                        "typeOfIdentification": "31",
                        "identification": "TG 9034 SR",
                        "nationality": "TG"
                      }
                    ]
                  },
                  "driver": {
                    "name": "Kodjo Exemple",
                    "document": "TG-P-0099887",
                    "phone": "+22890000002",
                    "nationality": "TG"
                  },
                  "containerIndicator": true,
                  "equipment": [
                    {
                      "container": "CSQU3054383",
                      "sizeAndType": "22G1",
                      "fullness": "full",
                      "numberOfSeals": 2,
                      "seals": [
                        {
                          "id": "OTR-118842",
                          "kind": "mechanical",
                          "affixedBy": "customs"
                        },
                        {
                          "id": "E-TG-55120",
                          "kind": "electronic",
                          "affixedBy": "tracker"
                        }
                      ],
                      "goodsReferences": [1, 2]
                    }
                  ],
                  "safeguards": [
                    {
                      "kind": "tracker",
                      "deviceId": "TRK-55120",
                      "office": "TGLFW001"
                    }
                  ],
                  "locationOfGoods": {
                    "type": "A",
                    "qualifier": "V",
                    "office": "TGLFW001",
                    "additionalIdentifier": "Quai 3, parc B"
                  },
                  "placeOfLoading": {
                    "unlocode": "TGLFW"
                  },
                  "placeOfUnloading": {
                    "country": "BF",
                    "location": "Ouagarinter"
                  },
                  "countryOfDispatch": "CN",
                  "countryOfDestination": "BF",
                  "ucr": "6CN-EXM-2026-00417",
                  "incoterms": "CIF",
                  "natureOfTransaction": "11",
                  "grossMass": "18240.5",
                  "netMass": "17100",
                  "totalPackages": 164,
                  "previousDocuments": [
                    {
                      "type": "N355",
                      "reference": "MANIFESTE 2026/00871/LFW",
                      "itemNumber": 117
                    }
                  ],
                  "supportingDocuments": [
                    {
                      "type": "N380",
                      "reference": "FACTURE EX-77120"
                    }
                  ],
                  "transportDocuments": [
                    {
                      "type": "N705",
                      "reference": "EXLU 70011223"
                    },
                    {
                      "type": "CTN",
                      "reference": "BF-ECTN-2026-0008812"
                    }
                  ],
                  "additionalReferences": [
                    {
                      "type": "Y024",
                      "reference": "ZERO-1"
                    }
                  ],
                  "additionalInformation": [
                    {
                      "code": "10600",
                      "text": "Ponts < 3,8 m à éviter & escorte sur demande"
                    }
                  ],
                  "items": [
                    {
                      "number": 1,
                      "commodity": {
                        "description": "Pompes centrifuges pour forages",
                        "hsCode": "841370",
                        "nationalDigits": "9000"
                      },
                      "goodsMeasure": {
                        "grossMass": "12240.5",
                        "netMass": "11500",
                        "supplementaryUnits": {
                          "quantity": "124",
                          "unit": "PCE"
                        }
                      },
                      "packaging": [
                        {
                          "type": "4C",
                          "count": 124,
                          "marks": "CFF OUAGA 1-124"
                        }
                      ],
                      "countryOfOrigin": "CN",
                      "value": {
                        "amount": "14100000",
                        "currency": "XOF"
                      }
                    },
                    {
                      "number": 2,
                      "commodity": {
                        "description": "Tubes de forage en acier, sans soudure",
                        "hsCode": "730423"
                      },
                      "goodsMeasure": {
                        "grossMass": "6000",
                        "netMass": "5600"
                      },
                      "packaging": [
                        {
                          "type": "PV",
                          "count": 40
                        }
                      ],
                      "countryOfOrigin": "CN",
                      "countryOfDispatch": "CN",
                      "dutiesAtRisk": {
                        "amount": "900000",
                        "currency": "XOF"
                      }
                    }
                  ]
                }
              }
            }
          }
        ],
        "x-kind": "notice",
        "x-senders": ["hub"],
        "x-receivers": ["enteredCountries"],
        "x-labels": {
          "en": "Anticipated transit record",
          "fr": "Avis anticipé de transit",
          "pt": "Aviso antecipado de trânsito"
        }
      },
      "anticipated-arrival-record": {
        "name": "anticipated-arrival-record",
        "title": "Anticipated arrival record",
        "summary": "Anticipated arrival record · Avis anticipé d'arrivée · Aviso antecipado de chegada",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "corridor_type",
            "corridor_content_type",
            "corridor_sender",
            "corridor_log_index",
            "corridor_attempt",
            "corridor_seal"
          ],
          "properties": {
            "corridor_type": {
              "type": "string",
              "description": "Type of the message."
            },
            "corridor_content_type": {
              "type": "string",
              "description": "Content type of the body.",
              "enum": ["application/json", "application/xml"]
            },
            "corridor_sender": {
              "$ref": "#/components/schemas/PartyKey",
              "description": "Who sent it: CC or CC/party; ZZ is the hub."
            },
            "corridor_log_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
            },
            "corridor_mrn": {
              "$ref": "#/components/schemas/Mrn",
              "description": "The movement; absent in messages without one."
            },
            "corridor_attempt": {
              "type": "integer",
              "minimum": 1,
              "description": "How often it was handed over (AMQP int)."
            },
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
              "contentEncoding": "base64"
            },
            "corridor_seal": {
              "type": "string",
              "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
              "contentEncoding": "base64"
            }
          }
        },
        "payload": {
          "$ref": "#/components/schemas/AnticipatedArrivalRecord"
        },
        "bindings": {
          "amqp": {
            "messageType": "anticipated-arrival-record",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "anticipated-arrival-record",
            "summary": "Anticipated arrival record",
            "payload": {
              "id": "1500857c-7c1d-4e5f-8a9b-03c0de00003c",
              "type": "anticipated-arrival-record",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26CIAB1000000006J0",
              "occurredAt": "2026-03-02T10:15:01Z",
              "preparedAt": "2026-03-02T10:15:01Z",
              "procedure": "automatic",
              "correlationId": "76c90bcb-7c1d-4e5f-8a9b-03c0de00003b",
              "body": {
                "recordVersion": 1,
                "itineraryVersion": 1,
                "legIndex": 1,
                "leg": {
                  "country": "BF",
                  "entryOffice": "BFNIA002",
                  "mode": "2",
                  "connection": "full"
                },
                "releasedAt": "2026-03-02T10:15:00Z",
                "limitAt": "2026-03-09T23:59:59Z",
                "controlResult": {
                  "code": "A2",
                  "date": "2026-03-02"
                },
                "seals": ["CIR-0781"],
                "declaration": {
                  "lrn": "RAIL-26-0044",
                  "declarationType": "T1",
                  "additionalDeclarationType": "A",
                  "regime": "rail",
                  "nationalRefs": [
                    {
                      "country": "CI",
                      "reference": "CIAB2 2026 T 118"
                    }
                  ],
                  "departureOffice": "CIABJ002",
                  "destinationOffice": "BFOUA002",
                  "itinerary": [
                    {
                      "country": "CI",
                      "exitOffice": "CIOUA002",
                      "mode": "2",
                      "connection": "full"
                    },
                    {
                      "country": "BF",
                      "entryOffice": "BFNIA002",
                      "mode": "2",
                      "connection": "full"
                    }
                  ],
                  "principal": {
                    "scheme": "NCC",
                    "id": "2600001X",
                    "name": "Chemin de Fer Fictif SA",
                    "address": {
                      "city": "Abidjan",
                      "country": "CI"
                    }
                  },
                  "consignee": {
                    "scheme": "IFU",
                    "id": "00012345A",
                    "name": "Comptoir Fictif du Faso",
                    "address": {
                      "streetAndNumber": "Zone industrielle, parcelle 7",
                      "city": "Ouagadougou",
                      "country": "BF"
                    }
                  },
                  "guarantees": [
                    {
                      "type": "0",
                      "grn": "26CI00CCICI000080"
                    }
                  ],
                  "dutiesAtRisk": {
                    "amount": "9100000",
                    "currency": "XOF"
                  },
                  "cifValue": {
                    "amount": "52000000",
                    "currency": "XOF"
                  },
                  "vehicleSet": {
                    "mode": "2",
                    "means": {
                      "typeOfIdentification": "21",
                      "identification": "M 5314"
                    },
                    "wagons": [
                      {
                        "number": "0312 447",
                        "position": 4
                      },
                      {
                        "number": "0312 448",
                        "position": 5
                      },
                      {
                        "number": "0312 460",
                        "position": 6
                      }
                    ]
                  },
                  "equipment": [
                    {
                      "numberOfSeals": 1,
                      "seals": [
                        {
                          "id": "CIR-0781",
                          "affixedBy": "carrier"
                        }
                      ]
                    }
                  ],
                  "transportDocuments": [
                    {
                      "type": "N720",
                      "reference": "LV 2026 77881"
                    }
                  ],
                  "countryOfDestination": "BF",
                  "grossMass": "151200",
                  "totalPackages": 3024,
                  "items": [
                    {
                      "number": 1,
                      "commodity": {
                        "description": "Ciment Portland gris en sacs de 50 kg",
                        "hsCode": "252329"
                      },
                      "goodsMeasure": {
                        "grossMass": "151200",
                        "netMass": "150000"
                      },
                      "packaging": [
                        {
                          "type": "5M",
                          "count": 3024,
                          "marks": "CIM EX 42.5"
                        }
                      ],
                      "countryOfOrigin": "CI"
                    }
                  ]
                }
              }
            }
          }
        ],
        "x-kind": "notice",
        "x-senders": ["hub"],
        "x-receivers": ["destination"],
        "x-labels": {
          "en": "Anticipated arrival record",
          "fr": "Avis anticipé d'arrivée",
          "pt": "Aviso antecipado de chegada"
        }
      },
      "border-exit-notice": {
        "name": "border-exit-notice",
        "title": "Border exit notice",
        "summary": "Border exit notice · Avis de sortie à la frontière · Aviso de saída na fronteira",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent. Forwarded with the sender's own bytes and signature.",
        "contentType": "application/json",
        "headers": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "corridor_type",
                "corridor_content_type",
                "corridor_sender",
                "corridor_log_index",
                "corridor_attempt",
                "corridor_seal"
              ],
              "properties": {
                "corridor_type": {
                  "type": "string",
                  "description": "Type of the message."
                },
                "corridor_content_type": {
                  "type": "string",
                  "description": "Content type of the body.",
                  "enum": ["application/json", "application/xml"]
                },
                "corridor_sender": {
                  "$ref": "#/components/schemas/PartyKey",
                  "description": "Who sent it: CC or CC/party; ZZ is the hub."
                },
                "corridor_log_index": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
                },
                "corridor_mrn": {
                  "$ref": "#/components/schemas/Mrn",
                  "description": "The movement; absent in messages without one."
                },
                "corridor_attempt": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "How often it was handed over (AMQP int)."
                },
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
                  "contentEncoding": "base64"
                },
                "corridor_seal": {
                  "type": "string",
                  "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
                  "contentEncoding": "base64"
                }
              }
            },
            {
              "type": "object",
              "properties": {
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
                  "contentEncoding": "base64"
                }
              }
            }
          ]
        },
        "payload": {
          "$ref": "#/components/schemas/BorderExitNotice"
        },
        "bindings": {
          "amqp": {
            "messageType": "border-exit-notice",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "border-exit-notice",
            "summary": "Border exit notice",
            "payload": {
              "id": "ca4d5fa2-7c1d-4e5f-8a9b-03c0de000042",
              "type": "border-exit-notice",
              "version": "1",
              "sender": {
                "country": "NE",
                "role": "customs",
                "office": "NEGAY001"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-03-15T05:00:00+01:00",
              "preparedAt": "2026-03-15T05:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "office": "NEGAY001",
                "kind": "exit",
                "sealCheck": {
                  "state": "none"
                },
                "final": true
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["customs", "hub"],
        "x-receivers": ["departure", "nextEntry"],
        "x-labels": {
          "en": "Border exit notice",
          "fr": "Avis de sortie à la frontière",
          "pt": "Aviso de saída na fronteira"
        }
      },
      "border-entry-notice": {
        "name": "border-entry-notice",
        "title": "Border entry notice",
        "summary": "Border entry notice · Avis d'entrée à la frontière · Aviso de entrada na fronteira",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent. Forwarded with the sender's own bytes and signature.",
        "contentType": "application/json",
        "headers": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "corridor_type",
                "corridor_content_type",
                "corridor_sender",
                "corridor_log_index",
                "corridor_attempt",
                "corridor_seal"
              ],
              "properties": {
                "corridor_type": {
                  "type": "string",
                  "description": "Type of the message."
                },
                "corridor_content_type": {
                  "type": "string",
                  "description": "Content type of the body.",
                  "enum": ["application/json", "application/xml"]
                },
                "corridor_sender": {
                  "$ref": "#/components/schemas/PartyKey",
                  "description": "Who sent it: CC or CC/party; ZZ is the hub."
                },
                "corridor_log_index": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
                },
                "corridor_mrn": {
                  "$ref": "#/components/schemas/Mrn",
                  "description": "The movement; absent in messages without one."
                },
                "corridor_attempt": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "How often it was handed over (AMQP int)."
                },
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
                  "contentEncoding": "base64"
                },
                "corridor_seal": {
                  "type": "string",
                  "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
                  "contentEncoding": "base64"
                }
              }
            },
            {
              "type": "object",
              "properties": {
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
                  "contentEncoding": "base64"
                }
              }
            }
          ]
        },
        "payload": {
          "$ref": "#/components/schemas/BorderEntryNotice"
        },
        "bindings": {
          "amqp": {
            "messageType": "border-entry-notice",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "border-entry-notice",
            "summary": "Border entry notice",
            "payload": {
              "id": "7f9a39c8-7c1d-4e5f-8a9b-03c0de000048",
              "type": "border-entry-notice",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFCNK001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-04T15:05:00Z",
              "preparedAt": "2026-03-04T15:05:00Z",
              "procedure": "automatic",
              "body": {
                "office": "BFCNK001",
                "sealCheck": {
                  "state": "intact"
                },
                "vehicle": {
                  "typeOfIdentification": "30",
                  "identification": "TG 4821 BK",
                  "nationality": "TG"
                },
                "carnetLeaf": "2",
                "continuation": "same"
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["customs", "hub"],
        "x-receivers": ["departure", "previousExit", "destination"],
        "x-labels": {
          "en": "Border entry notice",
          "fr": "Avis d'entrée à la frontière",
          "pt": "Aviso de entrada na fronteira"
        }
      },
      "arrival-advice": {
        "name": "arrival-advice",
        "title": "Arrival advice",
        "summary": "Arrival advice · Avis d'arrivée · Aviso de chegada",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent. Forwarded with the sender's own bytes and signature.",
        "contentType": "application/json",
        "headers": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "corridor_type",
                "corridor_content_type",
                "corridor_sender",
                "corridor_log_index",
                "corridor_attempt",
                "corridor_seal"
              ],
              "properties": {
                "corridor_type": {
                  "type": "string",
                  "description": "Type of the message."
                },
                "corridor_content_type": {
                  "type": "string",
                  "description": "Content type of the body.",
                  "enum": ["application/json", "application/xml"]
                },
                "corridor_sender": {
                  "$ref": "#/components/schemas/PartyKey",
                  "description": "Who sent it: CC or CC/party; ZZ is the hub."
                },
                "corridor_log_index": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
                },
                "corridor_mrn": {
                  "$ref": "#/components/schemas/Mrn",
                  "description": "The movement; absent in messages without one."
                },
                "corridor_attempt": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "How often it was handed over (AMQP int)."
                },
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
                  "contentEncoding": "base64"
                },
                "corridor_seal": {
                  "type": "string",
                  "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
                  "contentEncoding": "base64"
                }
              }
            },
            {
              "type": "object",
              "properties": {
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
                  "contentEncoding": "base64"
                }
              }
            }
          ]
        },
        "payload": {
          "$ref": "#/components/schemas/ArrivalAdvice"
        },
        "bindings": {
          "amqp": {
            "messageType": "arrival-advice",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "arrival-advice",
            "summary": "Arrival advice",
            "payload": {
              "id": "d31e8d9f-7c1d-4e5f-8a9b-03c0de00004f",
              "type": "arrival-advice",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFOUA001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-06T08:30:00Z",
              "preparedAt": "2026-03-06T08:30:00Z",
              "procedure": "automatic",
              "body": {
                "arrivedAt": "2026-03-06T08:30:00Z",
                "office": "BFOUA001",
                "sealCheck": {
                  "state": "intact"
                },
                "vehicle": {
                  "typeOfIdentification": "30",
                  "identification": "TG 4821 BK",
                  "nationality": "TG"
                },
                "locationOfGoods": {
                  "type": "A",
                  "qualifier": "Z",
                  "address": {
                    "city": "Ouagadougou",
                    "country": "BF"
                  },
                  "additionalIdentifier": "Parc A"
                }
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["customs"],
        "x-receivers": ["departure", "enteredCountries"],
        "x-labels": {
          "en": "Arrival advice",
          "fr": "Avis d'arrivée",
          "pt": "Aviso de chegada"
        }
      },
      "control-results": {
        "name": "control-results",
        "title": "Control results",
        "summary": "Control results · Résultats du contrôle · Resultados do controlo",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent. Forwarded with the sender's own bytes and signature.",
        "contentType": "application/json",
        "headers": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "corridor_type",
                "corridor_content_type",
                "corridor_sender",
                "corridor_log_index",
                "corridor_attempt",
                "corridor_seal"
              ],
              "properties": {
                "corridor_type": {
                  "type": "string",
                  "description": "Type of the message."
                },
                "corridor_content_type": {
                  "type": "string",
                  "description": "Content type of the body.",
                  "enum": ["application/json", "application/xml"]
                },
                "corridor_sender": {
                  "$ref": "#/components/schemas/PartyKey",
                  "description": "Who sent it: CC or CC/party; ZZ is the hub."
                },
                "corridor_log_index": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
                },
                "corridor_mrn": {
                  "$ref": "#/components/schemas/Mrn",
                  "description": "The movement; absent in messages without one."
                },
                "corridor_attempt": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "How often it was handed over (AMQP int)."
                },
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
                  "contentEncoding": "base64"
                },
                "corridor_seal": {
                  "type": "string",
                  "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
                  "contentEncoding": "base64"
                }
              }
            },
            {
              "type": "object",
              "properties": {
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
                  "contentEncoding": "base64"
                }
              }
            }
          ]
        },
        "payload": {
          "$ref": "#/components/schemas/ControlResults"
        },
        "bindings": {
          "amqp": {
            "messageType": "control-results",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "control-results",
            "summary": "Control results",
            "payload": {
              "id": "886b67c5-7c1d-4e5f-8a9b-03c0de000055",
              "type": "control-results",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFOUA001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-07T11:00:00Z",
              "preparedAt": "2026-03-07T11:00:00Z",
              "procedure": "automatic",
              "body": {
                "code": "A1",
                "date": "2026-03-07",
                "sealState": "intact",
                "nextProcedure": "4000"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["departure"],
        "x-labels": {
          "en": "Control results",
          "fr": "Résultats du contrôle",
          "pt": "Resultados do controlo"
        }
      },
      "discharge": {
        "name": "discharge",
        "title": "Discharge",
        "summary": "Discharge · Apurement · Apuramento",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent. Forwarded with the sender's own bytes and signature.",
        "contentType": "application/json",
        "headers": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "corridor_type",
                "corridor_content_type",
                "corridor_sender",
                "corridor_log_index",
                "corridor_attempt",
                "corridor_seal"
              ],
              "properties": {
                "corridor_type": {
                  "type": "string",
                  "description": "Type of the message."
                },
                "corridor_content_type": {
                  "type": "string",
                  "description": "Content type of the body.",
                  "enum": ["application/json", "application/xml"]
                },
                "corridor_sender": {
                  "$ref": "#/components/schemas/PartyKey",
                  "description": "Who sent it: CC or CC/party; ZZ is the hub."
                },
                "corridor_log_index": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
                },
                "corridor_mrn": {
                  "$ref": "#/components/schemas/Mrn",
                  "description": "The movement; absent in messages without one."
                },
                "corridor_attempt": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "How often it was handed over (AMQP int)."
                },
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
                  "contentEncoding": "base64"
                },
                "corridor_seal": {
                  "type": "string",
                  "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
                  "contentEncoding": "base64"
                }
              }
            },
            {
              "type": "object",
              "properties": {
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
                  "contentEncoding": "base64"
                }
              }
            }
          ]
        },
        "payload": {
          "$ref": "#/components/schemas/Discharge"
        },
        "bindings": {
          "amqp": {
            "messageType": "discharge",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "discharge",
            "summary": "Discharge",
            "payload": {
              "id": "7a27354d-7c1d-4e5f-8a9b-03c0de00005d",
              "type": "discharge",
              "version": "1",
              "sender": {
                "country": "TG",
                "role": "customs",
                "office": "TGLFW001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-09T09:00:00Z",
              "preparedAt": "2026-03-09T09:00:00Z",
              "procedure": "automatic",
              "body": {
                "basis": "results",
                "date": "2026-03-09"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs", "hub"],
        "x-receivers": ["withRecord", "principal", "guarantor"],
        "x-labels": {
          "en": "Discharge",
          "fr": "Apurement",
          "pt": "Apuramento"
        }
      },
      "alert": {
        "name": "alert",
        "title": "Alert",
        "summary": "Alert · Alerte · Alerta",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent. Forwarded with the sender's own bytes and signature.",
        "contentType": "application/json",
        "headers": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "corridor_type",
                "corridor_content_type",
                "corridor_sender",
                "corridor_log_index",
                "corridor_attempt",
                "corridor_seal"
              ],
              "properties": {
                "corridor_type": {
                  "type": "string",
                  "description": "Type of the message."
                },
                "corridor_content_type": {
                  "type": "string",
                  "description": "Content type of the body.",
                  "enum": ["application/json", "application/xml"]
                },
                "corridor_sender": {
                  "$ref": "#/components/schemas/PartyKey",
                  "description": "Who sent it: CC or CC/party; ZZ is the hub."
                },
                "corridor_log_index": {
                  "type": "integer",
                  "minimum": 0,
                  "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
                },
                "corridor_mrn": {
                  "$ref": "#/components/schemas/Mrn",
                  "description": "The movement; absent in messages without one."
                },
                "corridor_attempt": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "How often it was handed over (AMQP int)."
                },
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
                  "contentEncoding": "base64"
                },
                "corridor_seal": {
                  "type": "string",
                  "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
                  "contentEncoding": "base64"
                }
              }
            },
            {
              "type": "object",
              "properties": {
                "corridor_signature": {
                  "type": "string",
                  "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
                  "contentEncoding": "base64"
                }
              }
            }
          ]
        },
        "payload": {
          "$ref": "#/components/schemas/Alert"
        },
        "bindings": {
          "amqp": {
            "messageType": "alert",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "alert",
            "summary": "Alert",
            "payload": {
              "id": "6be302d5-7c1d-4e5f-8a9b-03c0de000065",
              "type": "alert",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFCNK001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-04T18:00:00Z",
              "preparedAt": "2026-03-04T18:00:00Z",
              "procedure": "automatic",
              "body": {
                "action": "stop",
                "reason": "intelligence",
                "text": "Contrôle physique demandé",
                "office": "BFOUA001",
                "officer": "BF-0101"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs", "hub"],
        "x-receivers": ["departure", "withRecord"],
        "x-labels": {
          "en": "Alert",
          "fr": "Alerte",
          "pt": "Alerta"
        }
      },
      "guarantee-release": {
        "name": "guarantee-release",
        "title": "Guarantee release",
        "summary": "Guarantee release · Libération de garantie · Liberação de garantia",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "corridor_type",
            "corridor_content_type",
            "corridor_sender",
            "corridor_log_index",
            "corridor_attempt",
            "corridor_seal"
          ],
          "properties": {
            "corridor_type": {
              "type": "string",
              "description": "Type of the message."
            },
            "corridor_content_type": {
              "type": "string",
              "description": "Content type of the body.",
              "enum": ["application/json", "application/xml"]
            },
            "corridor_sender": {
              "$ref": "#/components/schemas/PartyKey",
              "description": "Who sent it: CC or CC/party; ZZ is the hub."
            },
            "corridor_log_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
            },
            "corridor_mrn": {
              "$ref": "#/components/schemas/Mrn",
              "description": "The movement; absent in messages without one."
            },
            "corridor_attempt": {
              "type": "integer",
              "minimum": 1,
              "description": "How often it was handed over (AMQP int)."
            },
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
              "contentEncoding": "base64"
            },
            "corridor_seal": {
              "type": "string",
              "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
              "contentEncoding": "base64"
            }
          }
        },
        "payload": {
          "$ref": "#/components/schemas/GuaranteeRelease"
        },
        "bindings": {
          "amqp": {
            "messageType": "guarantee-release",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "guarantee-release",
            "summary": "Guarantee release",
            "payload": {
              "id": "38453d70-7c1d-4e5f-8a9b-03c0de000070",
              "type": "guarantee-release",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26CIAB1000000006J0",
              "occurredAt": "2026-03-12T09:00:00Z",
              "preparedAt": "2026-03-12T09:00:00Z",
              "procedure": "automatic",
              "body": {
                "grn": "26CI00CCICI000080",
                "cause": "cancelled",
                "releasedAt": "2026-03-12T09:00:00Z"
              }
            }
          }
        ],
        "x-kind": "notice",
        "x-senders": ["hub"],
        "x-receivers": ["guarantor"],
        "x-labels": {
          "en": "Guarantee release",
          "fr": "Libération de garantie",
          "pt": "Liberação de garantia"
        }
      },
      "delivery-report": {
        "name": "delivery-report",
        "title": "Delivery report",
        "summary": "Delivery report · Compte rendu de remise · Relatório de entrega",
        "description": "The body may be XML as well (content type application/xml); both say the same.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "properties": {
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS SignedData (DER) of the sender over exactly the body's bytes. Required from systems.",
              "contentEncoding": "base64"
            }
          }
        },
        "payload": {
          "$ref": "#/components/schemas/DeliveryReport"
        },
        "bindings": {
          "amqp": {
            "messageType": "delivery-report",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "delivery-report",
            "summary": "Delivery report",
            "payload": {
              "id": "4f5a9de5-7c1d-4e5f-8a9b-03c0de000075",
              "type": "delivery-report",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs"
              },
              "occurredAt": "2026-03-02T10:15:04Z",
              "preparedAt": "2026-03-02T10:15:04Z",
              "procedure": "automatic",
              "body": {
                "entries": [
                  {
                    "sender": "ZZ",
                    "id": "b1232434-7c1d-4e5f-8a9b-03c0de000074",
                    "logIndex": 40217,
                    "outcome": "accepted"
                  }
                ]
              }
            }
          }
        ],
        "x-kind": "answer",
        "x-senders": ["customs", "guarantor", "principal", "consignee", "carrier", "rail", "tracking", "payment"],
        "x-receivers": [],
        "x-labels": {
          "en": "Delivery report",
          "fr": "Compte rendu de remise",
          "pt": "Relatório de entrega"
        }
      },
      "acknowledgement": {
        "name": "acknowledgement",
        "title": "Acknowledgement",
        "summary": "Acknowledgement · Accusé de réception · Aviso de receção",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "corridor_type",
            "corridor_content_type",
            "corridor_sender",
            "corridor_log_index",
            "corridor_attempt",
            "corridor_seal"
          ],
          "properties": {
            "corridor_type": {
              "type": "string",
              "description": "Type of the message."
            },
            "corridor_content_type": {
              "type": "string",
              "description": "Content type of the body.",
              "enum": ["application/json", "application/xml"]
            },
            "corridor_sender": {
              "$ref": "#/components/schemas/PartyKey",
              "description": "Who sent it: CC or CC/party; ZZ is the hub."
            },
            "corridor_log_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
            },
            "corridor_mrn": {
              "$ref": "#/components/schemas/Mrn",
              "description": "The movement; absent in messages without one."
            },
            "corridor_attempt": {
              "type": "integer",
              "minimum": 1,
              "description": "How often it was handed over (AMQP int)."
            },
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
              "contentEncoding": "base64"
            },
            "corridor_seal": {
              "type": "string",
              "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
              "contentEncoding": "base64"
            }
          }
        },
        "correlationId": {
          "description": "correlation_id is the id of the message it answers.",
          "location": "$message.payload#/correlationId"
        },
        "payload": {
          "$ref": "#/components/schemas/Acknowledgement"
        },
        "bindings": {
          "amqp": {
            "messageType": "acknowledgement",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "acknowledgement",
            "summary": "Acknowledgement",
            "payload": {
              "id": "7d855ecf-7c1d-4e5f-8a9b-03c0de00007f",
              "type": "acknowledgement",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-02T08:41:07.481Z",
              "preparedAt": "2026-03-02T08:41:07.481Z",
              "procedure": "automatic",
              "correlationId": "df4de51e-7c1d-4e5f-8a9b-03c0de00007e",
              "body": {
                "receipt": "eyJhY2NlcHRlZEF0IjoiMjAyNi0wMy0wMlQwODo0MTowNy40ODFaIiwiZGlnZXN0Ijoic2hhMjU2OjBmMWUyZDNjNGI1YTY5NzgwZjFlMmQzYzRiNWE2OTc4MGYxZTJkM2M0YjVhNjk3ODBmMWUyZDNjNGI1YTY5NzgiLCJpZCI6ImRmNGRlNTFlLTdjMWQtNGU1Zi04YTliLTAzYzBkZTAwMDA3ZSIsImxvZ0luZGV4Ijo0MDAwMSwibXJuIjoiMjZUR0xGVzEwMDAwMDEyM0owIiwic2VuZGVyIjoiVEciLCJzdGF0dXMiOiJhcHBsaWVkIiwidHlwZSI6InRyYW5zaXQtZGVjbGFyYXRpb24ifQ==",
                "receiptSignature": "MIIBPwYJKoZIhvcNAQcCoIIBMDCCASwCAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBMYIBCTCCAQUCAQEwMzAbMRkwFwYDVQQDDBBFeGFtcGxlIGh1YiBzZWFsAhQDy35a2hGQ5povQTe52PNVZnmBszALBglghkgBZQMEAgGgaTAYBgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMBwGCSqGSIb3DQEJBTEPFw0yNjExMjIwNDU4MDRaMC8GCSqGSIb3DQEJBDEiBCAUReAickrq+lIKjlQW/wQimS72tigJ3m/cbyH5rYg7AjAKBggqhkjOPQQDAgRHMEUCIQCBxS3nkzzZGs3WreAMoS2NjNLijCWzEPbDnVQyM21fUQIgPkJACAvii1vEgn+eU7y5GKeLxxTByAB6TV/lieAGt0g="
              }
            }
          }
        ],
        "x-kind": "answer",
        "x-senders": ["hub"],
        "x-receivers": ["sender"],
        "x-labels": {
          "en": "Acknowledgement",
          "fr": "Accusé de réception",
          "pt": "Aviso de receção"
        }
      },
      "functional-error": {
        "name": "functional-error",
        "title": "Functional error",
        "summary": "Functional error · Erreur fonctionnelle · Erro funcional",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "corridor_type",
            "corridor_content_type",
            "corridor_sender",
            "corridor_log_index",
            "corridor_attempt",
            "corridor_seal"
          ],
          "properties": {
            "corridor_type": {
              "type": "string",
              "description": "Type of the message."
            },
            "corridor_content_type": {
              "type": "string",
              "description": "Content type of the body.",
              "enum": ["application/json", "application/xml"]
            },
            "corridor_sender": {
              "$ref": "#/components/schemas/PartyKey",
              "description": "Who sent it: CC or CC/party; ZZ is the hub."
            },
            "corridor_log_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
            },
            "corridor_mrn": {
              "$ref": "#/components/schemas/Mrn",
              "description": "The movement; absent in messages without one."
            },
            "corridor_attempt": {
              "type": "integer",
              "minimum": 1,
              "description": "How often it was handed over (AMQP int)."
            },
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
              "contentEncoding": "base64"
            },
            "corridor_seal": {
              "type": "string",
              "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
              "contentEncoding": "base64"
            }
          }
        },
        "correlationId": {
          "description": "correlation_id is the id of the message it answers.",
          "location": "$message.payload#/correlationId"
        },
        "payload": {
          "$ref": "#/components/schemas/FunctionalError"
        },
        "bindings": {
          "amqp": {
            "messageType": "functional-error",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "functional-error",
            "summary": "Functional error",
            "payload": {
              "id": "6f412c57-7c1d-4e5f-8a9b-03c0de000087",
              "type": "functional-error",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "occurredAt": "2026-03-02T08:41:07Z",
              "preparedAt": "2026-03-02T08:41:07Z",
              "procedure": "automatic",
              "correlationId": "d109b2a6-7c1d-4e5f-8a9b-03c0de000086",
              "body": {
                "status": 422,
                "code": "93",
                "title": "Clé de contrôle fausse",
                "errors": [
                  {
                    "code": "93",
                    "rule": "MRN-CHECK-DIGIT",
                    "pointer": "/mrn",
                    "value": "26TGLFW100000123J1",
                    "line": 4,
                    "column": 10,
                    "message": "La clé de contrôle du MRN 26TGLFW100000123J1 est fausse."
                  }
                ]
              }
            }
          }
        ],
        "x-kind": "answer",
        "x-senders": ["hub"],
        "x-receivers": ["sender"],
        "x-labels": {
          "en": "Functional error",
          "fr": "Erreur fonctionnelle",
          "pt": "Erro funcional"
        }
      },
      "technical-error": {
        "name": "technical-error",
        "title": "Technical error",
        "summary": "Technical error · Erreur technique · Erro técnico",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent.",
        "contentType": "application/json",
        "headers": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "corridor_type",
            "corridor_content_type",
            "corridor_sender",
            "corridor_log_index",
            "corridor_attempt",
            "corridor_seal"
          ],
          "properties": {
            "corridor_type": {
              "type": "string",
              "description": "Type of the message."
            },
            "corridor_content_type": {
              "type": "string",
              "description": "Content type of the body.",
              "enum": ["application/json", "application/xml"]
            },
            "corridor_sender": {
              "$ref": "#/components/schemas/PartyKey",
              "description": "Who sent it: CC or CC/party; ZZ is the hub."
            },
            "corridor_log_index": {
              "type": "integer",
              "minimum": 0,
              "description": "Leaf of the effect in the log (AMQP long); rises per movement at each receiver; goes into the delivery-report."
            },
            "corridor_mrn": {
              "$ref": "#/components/schemas/Mrn",
              "description": "The movement; absent in messages without one."
            },
            "corridor_attempt": {
              "type": "integer",
              "minimum": 1,
              "description": "How often it was handed over (AMQP int)."
            },
            "corridor_signature": {
              "type": "string",
              "description": "Detached CMS of the sender over the body's bytes; absent in messages the hub made.",
              "contentEncoding": "base64"
            },
            "corridor_seal": {
              "type": "string",
              "description": "Detached CMS of the hub over the body's bytes, naming log index, sender and id.",
              "contentEncoding": "base64"
            }
          }
        },
        "correlationId": {
          "description": "correlation_id is the id of the message it answers.",
          "location": "$message.payload#/correlationId"
        },
        "payload": {
          "$ref": "#/components/schemas/TechnicalError"
        },
        "bindings": {
          "amqp": {
            "messageType": "technical-error",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "technical-error",
            "summary": "Technical error",
            "payload": {
              "id": "c2c5802e-7c1d-4e5f-8a9b-03c0de00008e",
              "type": "technical-error",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "occurredAt": "2026-03-02T08:41:07Z",
              "preparedAt": "2026-03-02T08:41:07Z",
              "procedure": "automatic",
              "body": {
                "status": 400,
                "code": "52",
                "title": "Not well-formed",
                "detail": "The message is not well-formed: end of input.",
                "errors": [
                  {
                    "code": "52",
                    "pointer": "",
                    "line": 31,
                    "column": 7,
                    "message": "The message is not well-formed: end of input."
                  }
                ]
              }
            }
          }
        ],
        "x-kind": "answer",
        "x-senders": ["hub"],
        "x-receivers": ["sender"],
        "x-labels": {
          "en": "Technical error",
          "fr": "Erreur technique",
          "pt": "Erro técnico"
        }
      }
    },
    "schemas": {
      "Text10": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 10,
        "description": "Text of at most 10 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Text17": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 17,
        "description": "Text of at most 17 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Text22": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 22,
        "description": "Text of at most 22 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Text35": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 35,
        "description": "Text of at most 35 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Text70": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 70,
        "description": "Text of at most 70 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Text140": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 140,
        "description": "Text of at most 140 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Text350": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 350,
        "description": "Text of at most 350 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Text512": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 512,
        "description": "Text of at most 512 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Text1024": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 1024,
        "description": "Text of at most 1024 characters: no space at either end, no control character, nothing XML 1.0 forbids."
      },
      "Uuid": {
        "type": "string",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "description": "UUID (RFC 9562) in lower case."
      },
      "DateTime": {
        "type": "string",
        "pattern": "^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?(Z|[+\\-]([01][0-9]|2[0-3]):[0-5][0-9])$",
        "description": "Date and time with offset (RFC 3339), seconds required, years 1900 to 2099, a day that exists; no leap second."
      },
      "Date": {
        "type": "string",
        "pattern": "^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)$",
        "description": "Calendar date YYYY-MM-DD, years 1900 to 2099, a day that exists."
      },
      "Country": {
        "type": "string",
        "pattern": "^[A-Z]{2}$",
        "description": "ISO 3166-1 alpha-2 country code; ZZ stands for the hub.",
        "x-codelist": "countries"
      },
      "Currency": {
        "type": "string",
        "pattern": "^[A-Z]{3}$",
        "description": "ISO 4217 currency code.",
        "x-codelist": "currencies"
      },
      "Amount": {
        "type": "string",
        "pattern": "^(0|[1-9][0-9]{0,15})(\\.[0-9]{1,3})?$",
        "description": "Amount of money in major units, decimal point, no more decimals than the currency has."
      },
      "Mass": {
        "type": "string",
        "pattern": "^(0|[1-9][0-9]{0,15})(\\.[0-9]{1,6})?$",
        "description": "Mass in kilograms, up to six decimals."
      },
      "Quantity": {
        "type": "string",
        "pattern": "^(0|[1-9][0-9]{0,15})(\\.[0-9]{1,6})?$",
        "description": "Quantity in the unit named beside it, up to six decimals."
      },
      "Rate": {
        "type": "string",
        "pattern": "^(0|[1-9][0-9]{0,3})(\\.[0-9]{1,6})?$",
        "description": "Rate in per cent."
      },
      "Mrn": {
        "type": "string",
        "pattern": "^((2[4-9]|[3-9][0-9])[A-Z]{2}[A-Z0-9]{12}[J-M][0-9]|([01][0-9]|2[0-4])[A-Z]{2}[A-Z0-9]{13}[0-9])$",
        "description": "Movement reference number: year, country of departure, twelve national characters, procedure letter J to M (or a thirteenth national character until 2024), check digit.",
        "x-ncts": "MRN"
      },
      "Lrn": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 22,
        "description": "Local reference number: the declarant's own reference.",
        "x-wco": "D026",
        "x-ncts": "LRN"
      },
      "Grn": {
        "type": "string",
        "pattern": "^[0-9]{2}[A-Z]{2}[A-Z0-9]{12}[0-9]([A-Z][0-9]{6})?$",
        "description": "Guarantee reference number: year, country, twelve characters, check digit; a voucher (type 4) appends a letter and six digits.",
        "x-ncts": "GRN"
      },
      "AccessCode": {
        "type": "string",
        "pattern": "^[A-Za-z0-9]{4}$",
        "description": "Access code of a guarantee. Kept as a hash only and never sent on.",
        "x-wco": "499",
        "x-ncts": "accessCode"
      },
      "Office": {
        "type": "string",
        "pattern": "^[A-Z]{2}[A-Z0-9]{6}$",
        "description": "Customs office by its hub code.",
        "x-codelist": "offices"
      },
      "Unlocode": {
        "type": "string",
        "pattern": "^[A-Z]{2}[A-Z2-9]{3}$",
        "description": "UN/LOCODE: country and three characters."
      },
      "PartyId": {
        "type": "string",
        "pattern": "^[A-Za-z0-9][A-Za-z0-9_\\-]{0,34}$",
        "description": "Registered id of a party other than a customs administration, unique in its country."
      },
      "PartyKey": {
        "type": "string",
        "pattern": "^[A-Z]{2}(/[A-Za-z0-9][A-Za-z0-9_\\-]{0,34})?$",
        "description": "A sender or receiver in one string: CC for the customs of a country, CC/party for any other party."
      },
      "Scheme": {
        "type": "string",
        "pattern": "^[A-Z][A-Z0-9\\-]{1,16}$",
        "description": "Scheme an identification number belongs to, for instance NIF, IFU, NCC, NINEA, TIN.",
        "x-codelist": "party-schemes"
      },
      "Officer": {
        "type": "string",
        "pattern": "^[A-Za-z0-9][A-Za-z0-9_\\-]{0,34}$",
        "description": "Pseudonym of the customs officer; the administration alone knows the person behind it."
      },
      "Phone": {
        "type": "string",
        "pattern": "^[+0-9][0-9 ()\\-]{2,33}[0-9]$",
        "description": "Telephone number."
      },
      "Email": {
        "type": "string",
        "pattern": "^[A-Za-z0-9._%+\\-]+@[A-Za-z0-9\\-]+(\\.[A-Za-z0-9\\-]+)+$",
        "maxLength": 256,
        "description": "E-mail address."
      },
      "Base64": {
        "type": "string",
        "pattern": "^[A-Za-z0-9+/]+={0,2}$",
        "minLength": 4,
        "maxLength": 65536,
        "description": "Bytes in base64 (RFC 4648, with padding, without line breaks)."
      },
      "HsCode": {
        "type": "string",
        "pattern": "^[0-9]{6}$",
        "description": "Harmonised System subheading.",
        "x-wco": "145",
        "x-codelist": "hs"
      },
      "SealId": {
        "type": "string",
        "pattern": "^[!-~ -퟿-�𐀀-􏿿]+( +[!-~ -퟿-�𐀀-􏿿]+)*$",
        "maxLength": 20,
        "description": "Number on a seal.",
        "x-wco": "165",
        "x-ncts": "Seal/identifier"
      },
      "ItemNumber": {
        "type": "integer",
        "minimum": 1,
        "maximum": 999,
        "description": "Number of a goods item of the declaration.",
        "x-wco": "006",
        "x-ncts": "declarationGoodsItemNumber"
      },
      "Version": {
        "type": "integer",
        "minimum": 1,
        "maximum": 9999,
        "description": "Version, counted from 1."
      },
      "LogIndex": {
        "type": "integer",
        "minimum": 0,
        "maximum": 999999999999999,
        "description": "Index in the hub's transparency log."
      },
      "ErrorCode": {
        "type": "string",
        "pattern": "^([0-9]{2}|[a-z][a-z0-9\\-]{1,39})$",
        "description": "Error code.",
        "x-codelist": "errors"
      },
      "RuleId": {
        "type": "string",
        "pattern": "^[A-Z][A-Z0-9\\-]{1,39}$",
        "description": "Id of a business rule.",
        "x-codelist": "rules"
      },
      "Pointer": {
        "type": "string",
        "pattern": "^(/[!-~ -퟿-�𐀀-􏿿]*( +[!-~ -퟿-�𐀀-􏿿]+)*)?$",
        "maxLength": 512,
        "description": "JSON pointer (RFC 6901) to the place in the message; empty for the whole message. The same for XML."
      },
      "Mode": {
        "type": "string",
        "enum": ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        "description": "Mode of transport (UN/ECE Recommendation 19): 1 sea, 2 rail, 3 road, 4 air, 5 post, 6 multimodal, 7 fixed installation, 8 inland water, 9 own propulsion or not applicable.",
        "x-wco": "T021",
        "x-codelist": "transport-modes"
      },
      "Regime": {
        "type": "string",
        "enum": ["isrt", "ecowas2021", "aes", "uemoa", "cemac", "rail", "bilateral", "tir", "national"],
        "description": "Legal regime the transit runs under.",
        "x-codelist": "regimes"
      },
      "Connection": {
        "type": "string",
        "enum": ["full", "office-app", "paper", "none"],
        "description": "How the country is connected: its own system, the border-office app of the hub, paper entered later, or not at all. For paper and none no record is sent and no gap is timed."
      },
      "Precision": {
        "type": "string",
        "enum": ["second", "minute", "day"],
        "description": "How exactly the time is known."
      },
      "Procedure": {
        "type": "string",
        "enum": ["automatic", "manual"],
        "description": "automatic: recorded as it happened; manual: entered later from paper."
      },
      "Role": {
        "type": "string",
        "enum": ["customs", "guarantor", "principal", "consignee", "carrier", "rail", "tracking", "payment", "hub"],
        "description": "Role of a sender."
      },
      "SealState": {
        "type": "string",
        "enum": ["intact", "broken", "replaced", "missing", "not-checked", "none"],
        "description": "State in which the seals were found; none: no seals were affixed.",
        "x-ncts": "stateOfSeals",
        "x-codelist": "seal-states"
      },
      "GuaranteeType": {
        "type": "string",
        "enum": ["0", "1", "2", "3", "4", "5", "8", "9", "A", "B"],
        "description": "Type of guarantee (NCTS CL251).",
        "x-wco": "101",
        "x-ncts": "guaranteeType",
        "x-codelist": "guarantee-types"
      },
      "GuaranteeRefusal": {
        "type": "string",
        "enum": [
          "G00",
          "G01",
          "G02",
          "G03",
          "G04",
          "G05",
          "G06",
          "G07",
          "G08",
          "G09",
          "G10",
          "G11",
          "G12",
          "G13",
          "P99"
        ],
        "description": "Why a guarantee is not valid for this movement.",
        "x-ncts": "InvalidGuaranteeReason/code",
        "x-codelist": "guarantee-refusals"
      },
      "MeansType": {
        "type": "string",
        "enum": ["10", "11", "20", "21", "30", "31", "40", "41", "80", "81"],
        "description": "What identifies the means of transport (NCTS CL750): 10 IMO number, 11 ship name, 20 wagon, 21 train, 30 road vehicle, 31 trailer, 40 flight, 41 aircraft, 80 European vessel number, 81 inland vessel name.",
        "x-wco": "T029",
        "x-ncts": "typeOfIdentification",
        "x-codelist": "means-identification"
      },
      "PackageType": {
        "type": "string",
        "pattern": "^[0-9A-Z]{2}$",
        "description": "Type of package (UN/ECE Recommendation 21).",
        "x-wco": "141",
        "x-ncts": "typeOfPackages",
        "x-codelist": "package-types"
      },
      "DeclarationType": {
        "type": "string",
        "enum": ["T1", "T2", "T2F", "T", "TIR", "TRIE"],
        "description": "Type of transit declaration.",
        "x-wco": "D013",
        "x-ncts": "declarationType",
        "x-codelist": "declaration-types"
      },
      "Sender": {
        "type": "object",
        "description": "Who sends: an administration, or a registered party of a country. The hub is { ZZ, hub }.",
        "additionalProperties": false,
        "required": ["country", "role"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country of the sender; ZZ for the hub."
          },
          "role": {
            "$ref": "#/components/schemas/Role"
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office the message comes from, one of the sender's own."
          },
          "party": {
            "$ref": "#/components/schemas/PartyId",
            "description": "Registered id; required unless the role is customs or hub."
          }
        }
      },
      "Money": {
        "type": "object",
        "description": "An amount with its currency.",
        "additionalProperties": false,
        "required": ["amount", "currency"],
        "properties": {
          "amount": {
            "$ref": "#/components/schemas/Amount",
            "x-wco": "492"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency",
            "x-wco": "135"
          }
        }
      },
      "Address": {
        "type": "object",
        "description": "Postal address.",
        "additionalProperties": false,
        "required": ["city", "country"],
        "properties": {
          "streetAndNumber": {
            "$ref": "#/components/schemas/Text70",
            "description": "Street and number.",
            "x-ncts": "Address/streetAndNumber"
          },
          "postcode": {
            "$ref": "#/components/schemas/Text17",
            "description": "Postcode.",
            "x-ncts": "Address/postcode"
          },
          "city": {
            "$ref": "#/components/schemas/Text35",
            "description": "Town.",
            "x-ncts": "Address/city"
          },
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country.",
            "x-ncts": "Address/country"
          }
        }
      },
      "ContactPerson": {
        "type": "object",
        "description": "Person to ask.",
        "additionalProperties": false,
        "required": ["name"],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/Text70",
            "description": "Name."
          },
          "phone": {
            "$ref": "#/components/schemas/Phone"
          },
          "email": {
            "$ref": "#/components/schemas/Email"
          }
        }
      },
      "IdentifiedTrader": {
        "type": "object",
        "description": "A party that must be identified.",
        "additionalProperties": false,
        "required": ["scheme", "id", "name"],
        "properties": {
          "scheme": {
            "$ref": "#/components/schemas/Scheme"
          },
          "id": {
            "$ref": "#/components/schemas/Text35",
            "description": "Identification number in that scheme.",
            "x-ncts": "identificationNumber"
          },
          "name": {
            "$ref": "#/components/schemas/Text70",
            "description": "Name."
          },
          "address": {
            "$ref": "#/components/schemas/Address"
          },
          "contactPerson": {
            "$ref": "#/components/schemas/ContactPerson"
          },
          "party": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "The same party as registered with the hub, if it is: it then receives what concerns it."
          }
        }
      },
      "Trader": {
        "type": "object",
        "description": "A party named in the declaration; scheme and id come together.",
        "additionalProperties": false,
        "required": ["name"],
        "properties": {
          "scheme": {
            "$ref": "#/components/schemas/Scheme"
          },
          "id": {
            "$ref": "#/components/schemas/Text35",
            "description": "Identification number in that scheme.",
            "x-ncts": "identificationNumber"
          },
          "name": {
            "$ref": "#/components/schemas/Text70",
            "description": "Name."
          },
          "address": {
            "$ref": "#/components/schemas/Address"
          },
          "contactPerson": {
            "$ref": "#/components/schemas/ContactPerson"
          },
          "party": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "The same party as registered with the hub, if it is."
          }
        }
      },
      "Representative": {
        "type": "object",
        "description": "Who acts for the principal.",
        "additionalProperties": false,
        "required": ["name", "status"],
        "properties": {
          "scheme": {
            "$ref": "#/components/schemas/Scheme"
          },
          "id": {
            "$ref": "#/components/schemas/Text35",
            "description": "Identification number in that scheme.",
            "x-wco": "R004"
          },
          "name": {
            "$ref": "#/components/schemas/Text70",
            "description": "Name."
          },
          "address": {
            "$ref": "#/components/schemas/Address"
          },
          "contactPerson": {
            "$ref": "#/components/schemas/ContactPerson"
          },
          "status": {
            "type": "string",
            "enum": ["2", "3"],
            "description": "Status: 2 direct, 3 indirect representation.",
            "x-wco": "102",
            "x-ncts": "Representative/status"
          }
        }
      },
      "SupplyChainActor": {
        "type": "object",
        "description": "Another party of the supply chain.",
        "additionalProperties": false,
        "required": ["role", "scheme", "id"],
        "properties": {
          "role": {
            "type": "string",
            "enum": ["CS", "FW", "MF", "WH"],
            "description": "CS consolidator, FW freight forwarder, MF manufacturer, WH warehouse keeper.",
            "x-ncts": "AdditionalSupplyChainActor/role"
          },
          "scheme": {
            "$ref": "#/components/schemas/Scheme"
          },
          "id": {
            "$ref": "#/components/schemas/Text35",
            "description": "Identification number in that scheme."
          }
        }
      },
      "NationalRef": {
        "type": "object",
        "description": "Number of the declaration in a national system.",
        "additionalProperties": false,
        "required": ["country", "reference"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country whose system gave the number."
          },
          "reference": {
            "$ref": "#/components/schemas/Text35",
            "description": "The number, as that system writes it."
          }
        }
      },
      "Lot": {
        "type": "object",
        "description": "Place of this movement in a lot: one national declaration for several vehicles is as many movements.",
        "additionalProperties": false,
        "required": ["id", "index", "of"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Text35",
            "description": "Id of the lot, the same for all its movements."
          },
          "index": {
            "type": "integer",
            "minimum": 1,
            "maximum": 999,
            "description": "Number of this movement in the lot, from 1."
          },
          "of": {
            "type": "integer",
            "minimum": 1,
            "maximum": 999,
            "description": "How many movements the lot has."
          }
        }
      },
      "Carnet": {
        "type": "object",
        "description": "Transit carnet (ISRT/TRIE logbook or TIR carnet).",
        "additionalProperties": false,
        "required": ["number"],
        "properties": {
          "number": {
            "$ref": "#/components/schemas/Text35",
            "description": "Carnet number.",
            "x-ncts": "TIRCarnetNumber"
          },
          "leaf": {
            "$ref": "#/components/schemas/Text10",
            "description": "Leaf (volet)."
          }
        }
      },
      "Authorisation": {
        "type": "object",
        "description": "Authorisation the declaration relies on.",
        "additionalProperties": false,
        "required": ["type", "reference"],
        "properties": {
          "type": {
            "type": "string",
            "pattern": "^[A-Z0-9]{1,4}$",
            "description": "Type of authorisation.",
            "x-ncts": "Authorisation/type"
          },
          "reference": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the authorisation.",
            "x-ncts": "Authorisation/referenceNumber"
          }
        }
      },
      "Leg": {
        "type": "object",
        "description": "One country of the itinerary.",
        "additionalProperties": false,
        "required": ["country", "mode", "connection"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country crossed.",
            "x-wco": "064"
          },
          "entryOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of entry into the country; absent in the country of departure.",
            "x-ncts": "CustomsOfficeOfTransitDeclared"
          },
          "exitOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of exit from the country; absent in the country of destination.",
            "x-wco": "G005"
          },
          "mode": {
            "$ref": "#/components/schemas/Mode"
          },
          "modeChangeOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Office where the mode of transport changes within the leg."
          },
          "routeCode": {
            "$ref": "#/components/schemas/Text17",
            "description": "Prescribed route in that country."
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "The goods must have left the country (in the last one: arrived) by then."
          },
          "estimatedEntryAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the goods are expected at the entry office.",
            "x-ncts": "arrivalDateAndTimeEstimated"
          },
          "connection": {
            "$ref": "#/components/schemas/Connection"
          }
        }
      },
      "GuaranteeUse": {
        "type": "object",
        "description": "A guarantee the movement rests on, and how much of it.",
        "additionalProperties": false,
        "required": ["type"],
        "properties": {
          "type": {
            "$ref": "#/components/schemas/GuaranteeType"
          },
          "grn": {
            "$ref": "#/components/schemas/Grn"
          },
          "otherReference": {
            "$ref": "#/components/schemas/Text35",
            "description": "Other reference: type 8 needs one, type 3 may have one.",
            "x-ncts": "otherGuaranteeReference"
          },
          "accessCode": {
            "$ref": "#/components/schemas/AccessCode"
          },
          "amount": {
            "$ref": "#/components/schemas/Money",
            "description": "Amount to be covered; a waiver has none.",
            "x-wco": "492",
            "x-ncts": "amountToBeCovered"
          }
        }
      },
      "SecuredAmount": {
        "type": "object",
        "description": "Amount secured for one country.",
        "additionalProperties": false,
        "required": ["country", "amount", "currency"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "amount": {
            "$ref": "#/components/schemas/Amount",
            "description": "Amount secured."
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "guarantor": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "Guarantor in that country."
          }
        }
      },
      "ContributionShare": {
        "type": "object",
        "description": "Share of one country in the contribution.",
        "additionalProperties": false,
        "required": ["country", "amount", "currency"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "beneficiary": {
            "$ref": "#/components/schemas/Text70",
            "description": "Who receives the share."
          },
          "amount": {
            "$ref": "#/components/schemas/Amount",
            "description": "Amount of the share."
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          }
        }
      },
      "Contribution": {
        "type": "object",
        "description": "Contribution to the guarantee fund; not the amount secured.",
        "additionalProperties": false,
        "required": ["base", "rate", "amount", "currency", "collectedBy"],
        "properties": {
          "base": {
            "$ref": "#/components/schemas/Money",
            "description": "Amount the rate applies to, as a rule the CIF value."
          },
          "rate": {
            "$ref": "#/components/schemas/Rate"
          },
          "amount": {
            "$ref": "#/components/schemas/Amount",
            "description": "Amount due."
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "collectedBy": {
            "$ref": "#/components/schemas/Text70",
            "description": "Who collects it."
          },
          "shares": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/ContributionShare"
            },
            "description": "How it is shared."
          },
          "receipt": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the receipt."
          }
        }
      },
      "Means": {
        "type": "object",
        "description": "One means of transport.",
        "additionalProperties": false,
        "required": ["typeOfIdentification", "identification"],
        "properties": {
          "typeOfIdentification": {
            "$ref": "#/components/schemas/MeansType"
          },
          "identification": {
            "$ref": "#/components/schemas/Text35",
            "description": "Registration, wagon or train number.",
            "x-wco": "T004",
            "x-ncts": "identificationNumber"
          },
          "nationality": {
            "$ref": "#/components/schemas/Country",
            "description": "Country of registration.",
            "x-ncts": "nationality"
          }
        }
      },
      "Wagon": {
        "type": "object",
        "description": "Railway wagon.",
        "additionalProperties": false,
        "required": ["number"],
        "properties": {
          "number": {
            "$ref": "#/components/schemas/Text35",
            "description": "Wagon number, as painted on it."
          },
          "position": {
            "type": "integer",
            "minimum": 1,
            "maximum": 999,
            "description": "Place in the train, from the engine."
          }
        }
      },
      "VehicleSet": {
        "type": "object",
        "description": "What carries the goods: by road a tractor with its trailers, by rail a train and the wagons of this movement.",
        "additionalProperties": false,
        "required": ["mode", "means"],
        "properties": {
          "mode": {
            "$ref": "#/components/schemas/Mode"
          },
          "means": {
            "$ref": "#/components/schemas/Means",
            "description": "Motor vehicle, train or vessel at departure.",
            "x-wco": "46A",
            "x-ncts": "DepartureTransportMeans"
          },
          "trailers": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "$ref": "#/components/schemas/Means"
            },
            "description": "Trailers and semi-trailers."
          },
          "wagons": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/Wagon"
            },
            "description": "Wagons of this movement."
          }
        }
      },
      "ActiveBorderMeans": {
        "type": "object",
        "description": "Means of transport that crosses a border.",
        "additionalProperties": false,
        "required": ["office", "typeOfIdentification", "identification"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office at that border.",
            "x-ncts": "customsOfficeAtBorderReferenceNumber"
          },
          "typeOfIdentification": {
            "$ref": "#/components/schemas/MeansType",
            "x-wco": "T018"
          },
          "identification": {
            "$ref": "#/components/schemas/Text35",
            "description": "Registration, wagon or train number.",
            "x-wco": "T006"
          },
          "nationality": {
            "$ref": "#/components/schemas/Country",
            "description": "Country of registration.",
            "x-wco": "T014"
          },
          "conveyanceReference": {
            "$ref": "#/components/schemas/Text17",
            "description": "Voyage, flight or trip number.",
            "x-ncts": "conveyanceReferenceNumber"
          }
        }
      },
      "Driver": {
        "type": "object",
        "description": "Driver of the vehicle.",
        "additionalProperties": false,
        "required": ["name", "document", "nationality"],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/Text70",
            "description": "Name."
          },
          "document": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the passport or licence."
          },
          "phone": {
            "$ref": "#/components/schemas/Phone"
          },
          "nationality": {
            "$ref": "#/components/schemas/Country",
            "description": "Nationality."
          }
        }
      },
      "VehicleGoods": {
        "type": "object",
        "description": "Vehicle that is itself the goods and moves on its own wheels.",
        "additionalProperties": false,
        "required": ["vin", "make", "model"],
        "properties": {
          "vin": {
            "type": "string",
            "pattern": "^[A-HJ-NPR-Z0-9]{5,17}$",
            "description": "Vehicle identification number."
          },
          "make": {
            "$ref": "#/components/schemas/Text35",
            "description": "Make."
          },
          "model": {
            "$ref": "#/components/schemas/Text35",
            "description": "Model."
          },
          "year": {
            "type": "string",
            "pattern": "^(19|20)[0-9]{2}$",
            "description": "Year of manufacture."
          },
          "itemNumber": {
            "$ref": "#/components/schemas/ItemNumber"
          }
        }
      },
      "Seal": {
        "type": "object",
        "description": "A seal.",
        "additionalProperties": false,
        "required": ["id"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/SealId"
          },
          "kind": {
            "type": "string",
            "enum": ["mechanical", "electronic"],
            "description": "Kind of seal."
          },
          "affixedBy": {
            "type": "string",
            "enum": ["customs", "carrier", "shipper", "tracker"],
            "description": "Who affixed it."
          }
        }
      },
      "Equipment": {
        "type": "object",
        "description": "Container, or the loading space of the vehicle when no container is named, with its seals.",
        "additionalProperties": false,
        "required": ["numberOfSeals"],
        "properties": {
          "container": {
            "type": "string",
            "pattern": "^[A-Z]{3}[UJZ][0-9]{7}$",
            "description": "Container number (ISO 6346).",
            "x-wco": "159",
            "x-ncts": "containerIdentificationNumber"
          },
          "sizeAndType": {
            "type": "string",
            "pattern": "^[A-Z0-9]{4}$",
            "description": "Size and type (ISO 6346)."
          },
          "fullness": {
            "type": "string",
            "enum": ["full", "part", "empty"],
            "description": "How full it is."
          },
          "numberOfSeals": {
            "type": "integer",
            "minimum": 0,
            "maximum": 99,
            "description": "How many seals it bears.",
            "x-ncts": "numberOfSeals"
          },
          "seals": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/Seal"
            },
            "description": "Its seals; as many as numberOfSeals.",
            "x-wco": "44B"
          },
          "goodsReferences": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/ItemNumber"
            },
            "description": "Numbers of the goods items in it.",
            "x-ncts": "GoodsReference"
          }
        }
      },
      "Safeguard": {
        "type": "object",
        "description": "What keeps the goods under control besides, or instead of, the seals on the equipment.",
        "additionalProperties": false,
        "required": ["kind"],
        "properties": {
          "kind": {
            "type": "string",
            "enum": ["seal", "escort", "convoy", "tracker", "description"],
            "description": "Kind of safeguard."
          },
          "reference": {
            "$ref": "#/components/schemas/Text35",
            "description": "Its number: of the seal, of the escort order."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office that ordered it."
          },
          "deviceId": {
            "$ref": "#/components/schemas/Text35",
            "description": "Tracking device."
          },
          "convoyId": {
            "$ref": "#/components/schemas/Text35",
            "description": "Convoy."
          }
        }
      },
      "Position": {
        "type": "object",
        "description": "Position (WGS 84).",
        "additionalProperties": false,
        "required": ["latitude", "longitude"],
        "properties": {
          "latitude": {
            "type": "string",
            "pattern": "^-?(90(\\.0{1,7})?|[1-8]?[0-9](\\.[0-9]{1,7})?)$",
            "description": "Degrees north, negative for south."
          },
          "longitude": {
            "type": "string",
            "pattern": "^-?(180(\\.0{1,7})?|(1[0-7][0-9]|[1-9]?[0-9])(\\.[0-9]{1,7})?)$",
            "description": "Degrees east, negative for west."
          }
        }
      },
      "LocationOfGoods": {
        "type": "object",
        "description": "Where the goods can be examined.",
        "additionalProperties": false,
        "required": ["type", "qualifier"],
        "properties": {
          "type": {
            "type": "string",
            "enum": ["A", "B", "C", "D"],
            "description": "A designated, B authorised, C approved, D other place.",
            "x-ncts": "typeOfLocation"
          },
          "qualifier": {
            "type": "string",
            "enum": ["T", "U", "V", "W", "X", "Y", "Z"],
            "description": "T postcode, U UN/LOCODE, V customs office, W position, X operator, Y authorisation, Z free text.",
            "x-ncts": "qualifierOfIdentification"
          },
          "unlocode": {
            "$ref": "#/components/schemas/Unlocode"
          },
          "office": {
            "$ref": "#/components/schemas/Office"
          },
          "position": {
            "$ref": "#/components/schemas/Position"
          },
          "operator": {
            "$ref": "#/components/schemas/Text35",
            "description": "Identification number of the economic operator."
          },
          "authorisation": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the authorisation."
          },
          "address": {
            "$ref": "#/components/schemas/Address"
          },
          "additionalIdentifier": {
            "$ref": "#/components/schemas/Text35",
            "description": "Which part of the place."
          },
          "contactPerson": {
            "$ref": "#/components/schemas/ContactPerson"
          }
        }
      },
      "Place": {
        "type": "object",
        "description": "Place of loading or unloading.",
        "additionalProperties": false,
        "properties": {
          "unlocode": {
            "$ref": "#/components/schemas/Unlocode"
          },
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "location": {
            "$ref": "#/components/schemas/Text35",
            "description": "Name of the place.",
            "x-wco": "L009"
          }
        }
      },
      "PreviousDocument": {
        "type": "object",
        "description": "Document the goods come under so far.",
        "additionalProperties": false,
        "required": ["type", "reference"],
        "properties": {
          "type": {
            "type": "string",
            "pattern": "^[A-Z0-9]{1,5}$",
            "description": "Type.",
            "x-wco": "D019"
          },
          "reference": {
            "$ref": "#/components/schemas/Text70",
            "description": "Number.",
            "x-wco": "D018"
          },
          "itemNumber": {
            "type": "integer",
            "minimum": 1,
            "maximum": 99999,
            "description": "Item of that document."
          },
          "complement": {
            "$ref": "#/components/schemas/Text35",
            "description": "Complement.",
            "x-wco": "171"
          }
        }
      },
      "SupportingDocument": {
        "type": "object",
        "description": "Document that supports the declaration.",
        "additionalProperties": false,
        "required": ["type", "reference"],
        "properties": {
          "type": {
            "type": "string",
            "pattern": "^[A-Z0-9]{1,5}$",
            "description": "Type."
          },
          "reference": {
            "$ref": "#/components/schemas/Text70",
            "description": "Number.",
            "x-wco": "D014"
          },
          "lineNumber": {
            "type": "integer",
            "minimum": 1,
            "maximum": 99999,
            "description": "Line of that document."
          },
          "complement": {
            "$ref": "#/components/schemas/Text35",
            "description": "Complement."
          }
        }
      },
      "TransportDocument": {
        "type": "object",
        "description": "Transport document: bill of lading, consignment note, cargo tracking note.",
        "additionalProperties": false,
        "required": ["type", "reference"],
        "properties": {
          "type": {
            "type": "string",
            "pattern": "^[A-Z0-9]{1,5}$",
            "description": "Type: N705 bill of lading, N730 road and N720 rail consignment note, CTN cargo tracking note.",
            "x-codelist": "transport-documents"
          },
          "reference": {
            "$ref": "#/components/schemas/Text70",
            "description": "Number.",
            "x-ncts": "TransportDocument/referenceNumber"
          }
        }
      },
      "AdditionalReference": {
        "type": "object",
        "description": "Additional reference.",
        "additionalProperties": false,
        "required": ["type"],
        "properties": {
          "type": {
            "type": "string",
            "pattern": "^[A-Z0-9]{1,5}$",
            "description": "Type."
          },
          "reference": {
            "$ref": "#/components/schemas/Text70",
            "description": "Number."
          }
        }
      },
      "AdditionalInformation": {
        "type": "object",
        "description": "Additional statement.",
        "additionalProperties": false,
        "required": ["code"],
        "properties": {
          "code": {
            "type": "string",
            "pattern": "^[A-Z0-9]{1,5}$",
            "description": "Code."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Text."
          }
        }
      },
      "DangerousGoods": {
        "type": "object",
        "description": "Dangerous goods.",
        "additionalProperties": false,
        "required": ["unNumber"],
        "properties": {
          "unNumber": {
            "type": "string",
            "pattern": "^[0-9]{4}$",
            "description": "UN number.",
            "x-ncts": "DangerousGoods/UNNumber"
          }
        }
      },
      "Commodity": {
        "type": "object",
        "description": "What the goods are.",
        "additionalProperties": false,
        "required": ["description", "hsCode"],
        "properties": {
          "description": {
            "$ref": "#/components/schemas/Text512",
            "description": "Description in trade terms.",
            "x-wco": "137",
            "x-ncts": "descriptionOfGoods"
          },
          "hsCode": {
            "$ref": "#/components/schemas/HsCode"
          },
          "nationalDigits": {
            "type": "string",
            "pattern": "^[0-9A-Z]{1,6}$",
            "description": "National digits after the sixth.",
            "x-ncts": "combinedNomenclatureCode"
          },
          "cusCode": {
            "type": "string",
            "pattern": "^[A-Z0-9]{9}$",
            "description": "Customs union and statistics number of a chemical."
          },
          "dangerousGoods": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/DangerousGoods"
            }
          }
        }
      },
      "SupplementaryUnits": {
        "type": "object",
        "description": "Quantity in the supplementary unit.",
        "additionalProperties": false,
        "required": ["quantity", "unit"],
        "properties": {
          "quantity": {
            "$ref": "#/components/schemas/Quantity"
          },
          "unit": {
            "type": "string",
            "pattern": "^[A-Z0-9]{2,3}$",
            "description": "Unit (UN/ECE Recommendation 20)."
          }
        }
      },
      "GoodsMeasure": {
        "type": "object",
        "description": "How much there is.",
        "additionalProperties": false,
        "required": ["grossMass"],
        "properties": {
          "grossMass": {
            "$ref": "#/components/schemas/Mass",
            "description": "Gross mass in kilograms.",
            "x-wco": "126"
          },
          "netMass": {
            "$ref": "#/components/schemas/Mass",
            "description": "Net mass in kilograms.",
            "x-wco": "128"
          },
          "supplementaryUnits": {
            "$ref": "#/components/schemas/SupplementaryUnits"
          }
        }
      },
      "Packaging": {
        "type": "object",
        "description": "Packages of one type with the same marks.",
        "additionalProperties": false,
        "required": ["type"],
        "properties": {
          "type": {
            "$ref": "#/components/schemas/PackageType"
          },
          "count": {
            "type": "integer",
            "minimum": 0,
            "maximum": 99999999,
            "description": "Number of packages; 0 when they are counted with another item that has the same marks.",
            "x-wco": "144",
            "x-ncts": "numberOfPackages"
          },
          "marks": {
            "$ref": "#/components/schemas/Text512",
            "description": "Marks and numbers.",
            "x-wco": "142",
            "x-ncts": "shippingMarks"
          }
        }
      },
      "Item": {
        "type": "object",
        "description": "Goods item.",
        "additionalProperties": false,
        "required": ["number", "commodity", "goodsMeasure", "packaging"],
        "properties": {
          "number": {
            "$ref": "#/components/schemas/ItemNumber"
          },
          "declarationType": {
            "$ref": "#/components/schemas/DeclarationType"
          },
          "commodity": {
            "$ref": "#/components/schemas/Commodity"
          },
          "goodsMeasure": {
            "$ref": "#/components/schemas/GoodsMeasure"
          },
          "packaging": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/Packaging"
            },
            "description": "Packages.",
            "x-wco": "93A",
            "x-ncts": "Packaging"
          },
          "countryOfOrigin": {
            "$ref": "#/components/schemas/Country",
            "description": "Country of origin.",
            "x-wco": "063"
          },
          "countryOfDispatch": {
            "$ref": "#/components/schemas/Country",
            "description": "Country of dispatch, where it differs by item."
          },
          "countryOfDestination": {
            "$ref": "#/components/schemas/Country",
            "description": "Country of destination, where it differs by item."
          },
          "ucr": {
            "$ref": "#/components/schemas/Text35",
            "description": "Unique consignment reference of the item."
          },
          "consignor": {
            "$ref": "#/components/schemas/Trader",
            "description": "Consignor, where it differs by item."
          },
          "consignee": {
            "$ref": "#/components/schemas/Trader",
            "description": "Consignee, where it differs by item."
          },
          "value": {
            "$ref": "#/components/schemas/Money",
            "description": "Value of the item."
          },
          "dutiesAtRisk": {
            "$ref": "#/components/schemas/Money",
            "description": "Duties and taxes at risk on the item."
          },
          "previousDocuments": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/PreviousDocument"
            },
            "description": "Previous documents.",
            "x-wco": "99A",
            "x-ncts": "PreviousDocument"
          },
          "supportingDocuments": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/SupportingDocument"
            },
            "description": "Supporting documents.",
            "x-ncts": "SupportingDocument"
          },
          "transportDocuments": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/TransportDocument"
            },
            "description": "Transport documents.",
            "x-ncts": "TransportDocument"
          },
          "additionalReferences": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/AdditionalReference"
            },
            "description": "Additional references.",
            "x-ncts": "AdditionalReference"
          },
          "additionalInformation": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/AdditionalInformation"
            },
            "description": "Additional statements.",
            "x-ncts": "AdditionalInformation"
          }
        }
      },
      "ControlResult": {
        "type": "object",
        "description": "Result of the control at departure.",
        "additionalProperties": false,
        "required": ["code"],
        "properties": {
          "code": {
            "type": "string",
            "enum": ["A1", "A2", "A3"],
            "description": "A1 satisfactory, A2 considered satisfactory, A3 simplified procedure.",
            "x-ncts": "ControlResult/code",
            "x-codelist": "control-results"
          },
          "date": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of the control."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Remarks."
          }
        }
      },
      "SealFinding": {
        "type": "object",
        "description": "One seal as found.",
        "additionalProperties": false,
        "required": ["id", "state"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/SealId"
          },
          "state": {
            "$ref": "#/components/schemas/SealState"
          },
          "newId": {
            "$ref": "#/components/schemas/SealId",
            "description": "Seal that replaces it."
          }
        }
      },
      "SealCheck": {
        "type": "object",
        "description": "Seals as found.",
        "additionalProperties": false,
        "required": ["state"],
        "properties": {
          "state": {
            "$ref": "#/components/schemas/SealState"
          },
          "seals": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/SealFinding"
            },
            "description": "Seal by seal, where they were checked one by one."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Remarks."
          }
        }
      },
      "Discrepancy": {
        "type": "object",
        "description": "One discrepancy.",
        "additionalProperties": false,
        "required": ["kind"],
        "properties": {
          "kind": {
            "type": "string",
            "enum": ["goods", "packages", "mass", "seals", "equipment", "means", "documents", "other"],
            "description": "What differs."
          },
          "itemNumber": {
            "$ref": "#/components/schemas/ItemNumber"
          },
          "container": {
            "type": "string",
            "pattern": "^[A-Z]{3}[UJZ][0-9]{7}$",
            "description": "Container concerned."
          },
          "pointer": {
            "$ref": "#/components/schemas/Pointer",
            "description": "Place in the declaration."
          },
          "declared": {
            "$ref": "#/components/schemas/Text140",
            "description": "As declared."
          },
          "found": {
            "$ref": "#/components/schemas/Text140",
            "description": "As found."
          },
          "packagesMissing": {
            "type": "integer",
            "minimum": 0,
            "maximum": 99999999,
            "description": "Packages missing."
          },
          "massMissing": {
            "$ref": "#/components/schemas/Mass",
            "description": "Gross mass missing in kilograms."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Description."
          }
        }
      },
      "Cause": {
        "type": "object",
        "description": "The message this one is about.",
        "additionalProperties": false,
        "required": ["sender", "id", "type"],
        "properties": {
          "sender": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "Its sender."
          },
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Its id."
          },
          "type": {
            "type": "string",
            "pattern": "^[a-z][a-z\\-]{2,39}$",
            "description": "Its type."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office it reported from."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When what it reported happened."
          }
        }
      },
      "Error": {
        "type": "object",
        "description": "One finding.",
        "additionalProperties": false,
        "required": ["code", "pointer", "message"],
        "properties": {
          "code": {
            "$ref": "#/components/schemas/ErrorCode"
          },
          "rule": {
            "$ref": "#/components/schemas/RuleId"
          },
          "pointer": {
            "$ref": "#/components/schemas/Pointer",
            "x-ncts": "errorPointer"
          },
          "value": {
            "$ref": "#/components/schemas/Text140",
            "description": "The value found, cut short, what cannot be shown left out.",
            "x-ncts": "originalAttributeValue"
          },
          "line": {
            "type": "integer",
            "minimum": 1,
            "maximum": 99999999,
            "description": "Line of the XML or JSON text.",
            "x-ncts": "errorLineNumber"
          },
          "column": {
            "type": "integer",
            "minimum": 1,
            "maximum": 99999999,
            "description": "Column.",
            "x-ncts": "errorColumnNumber"
          },
          "message": {
            "$ref": "#/components/schemas/Text1024",
            "description": "What is wrong, in the language asked for.",
            "x-ncts": "errorReason"
          }
        }
      },
      "Declaration": {
        "type": "object",
        "description": "Content of a transit declaration.",
        "additionalProperties": false,
        "required": [
          "lrn",
          "declarationType",
          "additionalDeclarationType",
          "regime",
          "departureOffice",
          "destinationOffice",
          "itinerary",
          "principal",
          "guarantees",
          "dutiesAtRisk",
          "cifValue",
          "vehicleSet",
          "grossMass",
          "items"
        ],
        "properties": {
          "lrn": {
            "$ref": "#/components/schemas/Lrn"
          },
          "declarationType": {
            "$ref": "#/components/schemas/DeclarationType"
          },
          "additionalDeclarationType": {
            "type": "string",
            "enum": ["A", "D"],
            "description": "A standard, D lodged before the goods are presented.",
            "x-ncts": "additionalDeclarationType"
          },
          "regime": {
            "$ref": "#/components/schemas/Regime"
          },
          "nationalProcedure": {
            "type": "string",
            "pattern": "^[A-Z0-9]{1,10}$",
            "description": "Procedure code of the country of departure.",
            "x-wco": "166"
          },
          "harmonisedProcedure": {
            "type": "string",
            "pattern": "^[0-9]{4}$",
            "description": "Harmonised procedure code of the region.",
            "x-wco": "166"
          },
          "lot": {
            "$ref": "#/components/schemas/Lot"
          },
          "nationalRefs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "$ref": "#/components/schemas/NationalRef"
            },
            "description": "Numbers of the declaration in the national systems; the first is the one of departure. Required when the hub is asked for the MRN."
          },
          "carnet": {
            "$ref": "#/components/schemas/Carnet"
          },
          "authorisations": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "$ref": "#/components/schemas/Authorisation"
            },
            "description": "Authorisations.",
            "x-ncts": "Authorisation"
          },
          "security": {
            "type": "string",
            "enum": ["0", "1", "2", "3"],
            "description": "Security data: 0 none, 1 entry, 2 exit, 3 both.",
            "x-ncts": "security"
          },
          "reducedDataset": {
            "type": "boolean",
            "description": "Declared with a reduced set of data.",
            "x-ncts": "reducedDatasetIndicator"
          },
          "specificCircumstance": {
            "type": "string",
            "pattern": "^[A-Z0-9]{1,3}$",
            "description": "Specific circumstance.",
            "x-ncts": "specificCircumstanceIndicator"
          },
          "language": {
            "type": "string",
            "pattern": "^[a-z]{2}$",
            "description": "Language at departure (ISO 639-1).",
            "x-ncts": "communicationLanguageAtDeparture"
          },
          "acceptedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the national system accepted the declaration.",
            "x-wco": "023"
          },
          "presentedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the goods were or will be presented.",
            "x-ncts": "presentationOfTheGoodsDateAndTime"
          },
          "departureOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of departure.",
            "x-wco": "065",
            "x-ncts": "CustomsOfficeOfDeparture"
          },
          "destinationOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of destination.",
            "x-ncts": "CustomsOfficeOfDestinationDeclared"
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Time limit proposed; the office of departure sets it with the release.",
            "x-ncts": "limitDate"
          },
          "bindingItinerary": {
            "type": "boolean",
            "description": "The itinerary is prescribed.",
            "x-ncts": "bindingItinerary"
          },
          "itinerary": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/Leg"
            },
            "description": "The countries in the order they are crossed, first the country of departure, last the country of destination.",
            "x-wco": "81A"
          },
          "countriesOfRouting": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/Country"
            },
            "description": "Countries of routing before and after the transit.",
            "x-ncts": "CountryOfRoutingOfConsignment"
          },
          "principal": {
            "$ref": "#/components/schemas/IdentifiedTrader",
            "description": "Holder of the transit procedure (principal obligee), liable for it.",
            "x-ncts": "HolderOfTheTransitProcedure"
          },
          "representative": {
            "$ref": "#/components/schemas/Representative",
            "description": "Representative of the principal.",
            "x-wco": "R003",
            "x-ncts": "Representative"
          },
          "consignor": {
            "$ref": "#/components/schemas/Trader",
            "description": "Consignor.",
            "x-wco": "R020",
            "x-ncts": "Consignor"
          },
          "consignee": {
            "$ref": "#/components/schemas/Trader",
            "description": "Consignee.",
            "x-wco": "R014",
            "x-ncts": "Consignee"
          },
          "carrier": {
            "$ref": "#/components/schemas/Trader",
            "description": "Carrier.",
            "x-wco": "R011",
            "x-ncts": "Carrier"
          },
          "supplyChainActors": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/SupplyChainActor"
            },
            "description": "Other parties of the supply chain.",
            "x-ncts": "AdditionalSupplyChainActor"
          },
          "guarantees": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "$ref": "#/components/schemas/GuaranteeUse"
            },
            "description": "Guarantees the movement rests on.",
            "x-wco": "90A",
            "x-ncts": "Guarantee"
          },
          "secured": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/SecuredAmount"
            },
            "description": "Amounts secured country by country, beside the total."
          },
          "dutiesAtRisk": {
            "$ref": "#/components/schemas/Money",
            "description": "Duties and taxes at risk: what the guarantees have to cover."
          },
          "cifValue": {
            "$ref": "#/components/schemas/Money",
            "description": "CIF value of the goods."
          },
          "contribution": {
            "$ref": "#/components/schemas/Contribution"
          },
          "vehicleSet": {
            "$ref": "#/components/schemas/VehicleSet"
          },
          "activeBorderMeans": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "$ref": "#/components/schemas/ActiveBorderMeans"
            },
            "description": "Means of transport at the borders, where they differ.",
            "x-wco": "15A",
            "x-ncts": "ActiveBorderTransportMeans"
          },
          "driver": {
            "$ref": "#/components/schemas/Driver"
          },
          "vehicles": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/VehicleGoods"
            },
            "description": "Vehicles that are the goods and move on their own wheels."
          },
          "containerIndicator": {
            "type": "boolean",
            "description": "The goods travel in containers.",
            "x-ncts": "containerIndicator"
          },
          "equipment": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/Equipment"
            },
            "description": "Containers and loading spaces with their seals.",
            "x-wco": "31B",
            "x-ncts": "TransportEquipment"
          },
          "safeguards": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/Safeguard"
            },
            "description": "Seals or other safeguards ordered."
          },
          "locationOfGoods": {
            "$ref": "#/components/schemas/LocationOfGoods",
            "x-ncts": "LocationOfGoods"
          },
          "placeOfLoading": {
            "$ref": "#/components/schemas/Place",
            "description": "Place of loading.",
            "x-wco": "L009",
            "x-ncts": "PlaceOfLoading"
          },
          "placeOfUnloading": {
            "$ref": "#/components/schemas/Place",
            "description": "Place of unloading.",
            "x-wco": "L013",
            "x-ncts": "PlaceOfUnloading"
          },
          "countryOfDispatch": {
            "$ref": "#/components/schemas/Country",
            "description": "Country of dispatch.",
            "x-wco": "062",
            "x-ncts": "countryOfDispatch"
          },
          "countryOfDestination": {
            "$ref": "#/components/schemas/Country",
            "description": "Country of destination of the goods.",
            "x-wco": "465",
            "x-ncts": "countryOfDestination"
          },
          "ucr": {
            "$ref": "#/components/schemas/Text35",
            "description": "Unique consignment reference.",
            "x-wco": "016",
            "x-ncts": "referenceNumberUCR"
          },
          "incoterms": {
            "type": "string",
            "pattern": "^[A-Z]{3}$",
            "description": "Delivery terms.",
            "x-wco": "090"
          },
          "natureOfTransaction": {
            "type": "string",
            "pattern": "^[0-9]{1,2}$",
            "description": "Nature of transaction.",
            "x-wco": "103"
          },
          "paymentOfCharges": {
            "type": "string",
            "pattern": "^[A-Z]$",
            "description": "How the transport charges are paid.",
            "x-wco": "098"
          },
          "grossMass": {
            "$ref": "#/components/schemas/Mass",
            "description": "Total gross mass in kilograms.",
            "x-wco": "131",
            "x-ncts": "grossMass"
          },
          "netMass": {
            "$ref": "#/components/schemas/Mass",
            "description": "Total net mass in kilograms."
          },
          "totalPackages": {
            "type": "integer",
            "minimum": 0,
            "maximum": 99999999,
            "description": "Total number of packages.",
            "x-wco": "146"
          },
          "previousDocuments": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/PreviousDocument"
            },
            "description": "Previous documents.",
            "x-wco": "99A",
            "x-ncts": "PreviousDocument"
          },
          "supportingDocuments": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/SupportingDocument"
            },
            "description": "Supporting documents.",
            "x-ncts": "SupportingDocument"
          },
          "transportDocuments": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/TransportDocument"
            },
            "description": "Transport documents.",
            "x-ncts": "TransportDocument"
          },
          "additionalReferences": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/AdditionalReference"
            },
            "description": "Additional references.",
            "x-ncts": "AdditionalReference"
          },
          "additionalInformation": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/AdditionalInformation"
            },
            "description": "Additional statements.",
            "x-ncts": "AdditionalInformation"
          },
          "items": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/Item"
            },
            "description": "Goods items.",
            "x-ncts": "ConsignmentItem"
          }
        }
      },
      "TransitDeclaration": {
        "title": "TransitDeclaration",
        "type": "object",
        "description": "The office of departure declares a movement to the hub. Without MRN the hub allocates one; sender.office and body.nationalRefs are then required.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "transit-declaration",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement, if there is one."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "$ref": "#/components/schemas/Declaration",
            "description": "The declaration."
          }
        },
        "x-message-type": "transit-declaration"
      },
      "GuaranteeRegistration": {
        "title": "GuaranteeRegistration",
        "type": "object",
        "description": "A guarantor registers a guarantee, or changes the standing of one.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "guarantee-registration",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The guarantee.",
            "additionalProperties": false,
            "required": ["action", "grn"],
            "properties": {
              "action": {
                "type": "string",
                "enum": ["register", "update", "suspend", "revoke", "reinstate"],
                "description": "What is done. Register and update need the whole content; the others only the GRN and a reason."
              },
              "grn": {
                "$ref": "#/components/schemas/Grn"
              },
              "type": {
                "$ref": "#/components/schemas/GuaranteeType"
              },
              "holder": {
                "$ref": "#/components/schemas/IdentifiedTrader",
                "description": "The principal who may use it."
              },
              "limit": {
                "$ref": "#/components/schemas/Money",
                "description": "Reference amount: the most that may be out at one time. A waiver has none."
              },
              "territories": {
                "type": "array",
                "minItems": 1,
                "maxItems": 60,
                "items": {
                  "$ref": "#/components/schemas/Country"
                },
                "description": "Countries it is valid in."
              },
              "exclusions": {
                "type": "array",
                "minItems": 1,
                "maxItems": 99,
                "items": {
                  "type": "string",
                  "pattern": "^[0-9]{2,6}$"
                },
                "description": "Harmonised System codes, by their first digits, it does not cover.",
                "x-codelist": "hs"
              },
              "validFrom": {
                "$ref": "#/components/schemas/Date",
                "description": "First day of validity."
              },
              "validTo": {
                "$ref": "#/components/schemas/Date",
                "description": "Last day of validity; open when absent."
              },
              "monitoring": {
                "type": "string",
                "enum": ["ledger", "guarantor"],
                "description": "Who keeps the account: the hub's ledger, or the guarantor's own system that is asked for each use."
              },
              "accessCode": {
                "$ref": "#/components/schemas/AccessCode"
              },
              "guaranteeOffice": {
                "$ref": "#/components/schemas/Office",
                "description": "Office of guarantee.",
                "x-wco": "G014"
              },
              "reason": {
                "$ref": "#/components/schemas/Text512",
                "description": "Why it is suspended, revoked or reinstated."
              }
            }
          }
        },
        "x-message-type": "guarantee-registration"
      },
      "GuaranteeNotValid": {
        "title": "GuaranteeNotValid",
        "type": "object",
        "description": "The hub tells the office of departure and the principal that a guarantee does not carry the movement.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "guarantee-not-valid",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "What is wrong.",
            "additionalProperties": false,
            "required": ["guarantees"],
            "properties": {
              "guarantees": {
                "type": "array",
                "minItems": 1,
                "maxItems": 9,
                "items": {
                  "type": "object",
                  "description": "One guarantee.",
                  "additionalProperties": false,
                  "required": ["grn", "reason"],
                  "properties": {
                    "grn": {
                      "$ref": "#/components/schemas/Grn"
                    },
                    "reason": {
                      "$ref": "#/components/schemas/GuaranteeRefusal"
                    },
                    "text": {
                      "$ref": "#/components/schemas/Text512",
                      "description": "Explanation."
                    }
                  }
                },
                "description": "The guarantees that are not valid."
              },
              "amendBy": {
                "$ref": "#/components/schemas/DateTime",
                "description": "Without a valid guarantee by then the movement ends as not released."
              }
            }
          }
        },
        "x-message-type": "guarantee-not-valid"
      },
      "ReleaseForTransit": {
        "title": "ReleaseForTransit",
        "type": "object",
        "description": "The office of departure releases the goods for transit.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "release-for-transit",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The release.",
            "additionalProperties": false,
            "required": ["releasedAt", "limitAt", "controlResult", "officer"],
            "properties": {
              "releasedAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "When the goods were released.",
                "x-ncts": "releaseDate"
              },
              "limitAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "The goods must be presented at destination by then.",
                "x-ncts": "limitDate"
              },
              "controlResult": {
                "$ref": "#/components/schemas/ControlResult"
              },
              "equipment": {
                "type": "array",
                "minItems": 1,
                "maxItems": 999,
                "items": {
                  "$ref": "#/components/schemas/Equipment"
                },
                "description": "Containers and loading spaces with the seals as affixed; takes the place of what was declared."
              },
              "safeguards": {
                "type": "array",
                "minItems": 1,
                "maxItems": 99,
                "items": {
                  "$ref": "#/components/schemas/Safeguard"
                },
                "description": "Safeguards as ordered; take the place of what was declared."
              },
              "officer": {
                "$ref": "#/components/schemas/Officer"
              },
              "text": {
                "$ref": "#/components/schemas/Text512",
                "description": "Remarks."
              }
            }
          }
        },
        "x-message-type": "release-for-transit"
      },
      "AnticipatedTransitRecord": {
        "title": "AnticipatedTransitRecord",
        "type": "object",
        "description": "The hub announces a movement to each country it enters: one record per country.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "anticipated-transit-record",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The record: the latest data of the movement.",
            "additionalProperties": false,
            "required": [
              "recordVersion",
              "itineraryVersion",
              "legIndex",
              "leg",
              "releasedAt",
              "limitAt",
              "controlResult",
              "declaration"
            ],
            "properties": {
              "recordVersion": {
                "$ref": "#/components/schemas/Version",
                "description": "Version of the movement's content."
              },
              "itineraryVersion": {
                "$ref": "#/components/schemas/Version",
                "description": "Version of the itinerary."
              },
              "legIndex": {
                "type": "integer",
                "minimum": 0,
                "maximum": 99,
                "description": "Which leg of the itinerary is the receiver's, from 0."
              },
              "leg": {
                "$ref": "#/components/schemas/Leg",
                "description": "The receiver's leg."
              },
              "estimatedEntryAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "When the goods are expected at the entry office.",
                "x-ncts": "arrivalDateAndTimeEstimated"
              },
              "releasedAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "When the goods were released."
              },
              "limitAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "Time limit at destination.",
                "x-ncts": "limitDate"
              },
              "controlResult": {
                "$ref": "#/components/schemas/ControlResult"
              },
              "seals": {
                "type": "array",
                "minItems": 1,
                "maxItems": 999,
                "items": {
                  "$ref": "#/components/schemas/SealId"
                },
                "description": "Seals the vehicle bears now."
              },
              "procedures": {
                "type": "array",
                "minItems": 1,
                "maxItems": 4,
                "items": {
                  "type": "string",
                  "enum": ["enquiry", "diversion", "recovery", "stop"]
                },
                "description": "Procedures open at this moment."
              },
              "declaration": {
                "$ref": "#/components/schemas/Declaration",
                "description": "The declaration with all amendments, safeguards and seals as they now are. Access codes are never in it."
              }
            }
          }
        },
        "x-message-type": "anticipated-transit-record"
      },
      "AnticipatedArrivalRecord": {
        "title": "AnticipatedArrivalRecord",
        "type": "object",
        "description": "The hub announces a movement to the office of destination.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "anticipated-arrival-record",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The record: the latest data of the movement.",
            "additionalProperties": false,
            "required": [
              "recordVersion",
              "itineraryVersion",
              "legIndex",
              "leg",
              "releasedAt",
              "limitAt",
              "controlResult",
              "declaration"
            ],
            "properties": {
              "recordVersion": {
                "$ref": "#/components/schemas/Version",
                "description": "Version of the movement's content."
              },
              "itineraryVersion": {
                "$ref": "#/components/schemas/Version",
                "description": "Version of the itinerary."
              },
              "legIndex": {
                "type": "integer",
                "minimum": 0,
                "maximum": 99,
                "description": "Which leg of the itinerary is the receiver's, from 0."
              },
              "leg": {
                "$ref": "#/components/schemas/Leg",
                "description": "The receiver's leg."
              },
              "estimatedArrivalAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "When the goods are expected at the office of destination."
              },
              "releasedAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "When the goods were released."
              },
              "limitAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "Time limit at destination.",
                "x-ncts": "limitDate"
              },
              "controlResult": {
                "$ref": "#/components/schemas/ControlResult"
              },
              "seals": {
                "type": "array",
                "minItems": 1,
                "maxItems": 999,
                "items": {
                  "$ref": "#/components/schemas/SealId"
                },
                "description": "Seals the vehicle bears now."
              },
              "procedures": {
                "type": "array",
                "minItems": 1,
                "maxItems": 4,
                "items": {
                  "type": "string",
                  "enum": ["enquiry", "diversion", "recovery", "stop"]
                },
                "description": "Procedures open at this moment."
              },
              "declaration": {
                "$ref": "#/components/schemas/Declaration",
                "description": "The declaration with all amendments, safeguards and seals as they now are. Access codes are never in it."
              }
            }
          }
        },
        "x-message-type": "anticipated-arrival-record"
      },
      "BorderExitNotice": {
        "title": "BorderExitNotice",
        "type": "object",
        "description": "The exit office reports that the goods have left the country, or have come back.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "border-exit-notice",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The passage.",
            "additionalProperties": false,
            "required": ["office", "kind", "sealCheck"],
            "properties": {
              "office": {
                "$ref": "#/components/schemas/Office",
                "description": "Office of exit."
              },
              "kind": {
                "type": "string",
                "enum": ["exit", "return"],
                "description": "exit: left the country; return: came back, for instance refused on the other side."
              },
              "sealCheck": {
                "$ref": "#/components/schemas/SealCheck"
              },
              "vehicle": {
                "$ref": "#/components/schemas/Means",
                "description": "The vehicle seen."
              },
              "trailers": {
                "type": "array",
                "minItems": 1,
                "maxItems": 9,
                "items": {
                  "$ref": "#/components/schemas/Means"
                },
                "description": "The trailers seen."
              },
              "carnetLeaf": {
                "$ref": "#/components/schemas/Text10",
                "description": "Leaf of the carnet."
              },
              "final": {
                "type": "boolean",
                "description": "Last exit from the connected countries: counts as arrival."
              },
              "remarks": {
                "$ref": "#/components/schemas/Text512",
                "description": "Remarks."
              },
              "officer": {
                "$ref": "#/components/schemas/Officer"
              }
            }
          }
        },
        "x-message-type": "border-exit-notice"
      },
      "BorderEntryNotice": {
        "title": "BorderEntryNotice",
        "type": "object",
        "description": "The entry office reports that the goods have entered the country.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "border-entry-notice",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The passage.",
            "additionalProperties": false,
            "required": ["office", "sealCheck", "continuation"],
            "properties": {
              "office": {
                "$ref": "#/components/schemas/Office",
                "description": "Office of entry.",
                "x-ncts": "CustomsOfficeOfTransitActual"
              },
              "sealCheck": {
                "$ref": "#/components/schemas/SealCheck"
              },
              "vehicle": {
                "$ref": "#/components/schemas/Means",
                "description": "The vehicle seen."
              },
              "trailers": {
                "type": "array",
                "minItems": 1,
                "maxItems": 9,
                "items": {
                  "$ref": "#/components/schemas/Means"
                },
                "description": "The trailers seen."
              },
              "carnetLeaf": {
                "$ref": "#/components/schemas/Text10",
                "description": "Leaf of the carnet."
              },
              "continuation": {
                "type": "string",
                "enum": ["same", "national-under-mrn", "new-movement"],
                "description": "same: goes on under the MRN; national-under-mrn: a national declaration runs beside it, under the same MRN; new-movement: a movement of its own takes over."
              },
              "nationalReference": {
                "$ref": "#/components/schemas/NationalRef",
                "description": "Number of the national declaration; required unless continuation is same."
              },
              "remarks": {
                "$ref": "#/components/schemas/Text512",
                "description": "Remarks."
              },
              "officer": {
                "$ref": "#/components/schemas/Officer"
              }
            }
          }
        },
        "x-message-type": "border-entry-notice"
      },
      "ArrivalAdvice": {
        "title": "ArrivalAdvice",
        "type": "object",
        "description": "The office of destination reports that the goods have arrived.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "arrival-advice",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The arrival.",
            "additionalProperties": false,
            "required": ["arrivedAt", "office", "sealCheck"],
            "properties": {
              "arrivedAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "When the goods were presented.",
                "x-wco": "172",
                "x-ncts": "arrivalDateTimeActual"
              },
              "office": {
                "$ref": "#/components/schemas/Office",
                "description": "Actual office of destination.",
                "x-ncts": "CustomsOfficeOfDestinationActual"
              },
              "sealCheck": {
                "$ref": "#/components/schemas/SealCheck"
              },
              "vehicle": {
                "$ref": "#/components/schemas/Means",
                "description": "The vehicle seen."
              },
              "trailers": {
                "type": "array",
                "minItems": 1,
                "maxItems": 9,
                "items": {
                  "$ref": "#/components/schemas/Means"
                },
                "description": "The trailers seen."
              },
              "carnetLeaf": {
                "$ref": "#/components/schemas/Text10",
                "description": "Leaf of the carnet."
              },
              "locationOfGoods": {
                "$ref": "#/components/schemas/LocationOfGoods"
              },
              "remarks": {
                "$ref": "#/components/schemas/Text512",
                "description": "Remarks."
              },
              "officer": {
                "$ref": "#/components/schemas/Officer"
              }
            }
          }
        },
        "x-message-type": "arrival-advice"
      },
      "ControlResults": {
        "title": "ControlResults",
        "type": "object",
        "description": "The office of destination reports the result of its control.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "control-results",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The results.",
            "additionalProperties": false,
            "required": ["code", "date"],
            "properties": {
              "code": {
                "type": "string",
                "enum": ["A1", "A2", "A3", "A4", "A5", "B1"],
                "description": "A1 satisfactory, A2 considered satisfactory, A3 simplified procedure, A4 minor discrepancies, A5 discrepancies awaiting resolution, B1 not satisfactory.",
                "x-ncts": "ControlResult/code",
                "x-codelist": "control-results"
              },
              "date": {
                "$ref": "#/components/schemas/Date",
                "description": "Day of the control.",
                "x-ncts": "ControlResult/date"
              },
              "sealState": {
                "$ref": "#/components/schemas/SealState",
                "description": "State of the seals; required when the movement had seals."
              },
              "text": {
                "$ref": "#/components/schemas/Text512",
                "description": "Description.",
                "x-ncts": "ControlResult/text"
              },
              "otherThingsToReport": {
                "$ref": "#/components/schemas/Text512",
                "description": "Other things to report.",
                "x-ncts": "otherThingsToReport"
              },
              "discrepancies": {
                "type": "array",
                "minItems": 1,
                "maxItems": 999,
                "items": {
                  "$ref": "#/components/schemas/Discrepancy"
                },
                "description": "Discrepancies; A5 and B1 need at least one, or a text."
              },
              "nextProcedure": {
                "type": "string",
                "pattern": "^[A-Z0-9]{1,10}$",
                "description": "Procedure the goods were put under next; for information."
              },
              "officer": {
                "$ref": "#/components/schemas/Officer"
              }
            }
          }
        },
        "x-message-type": "control-results"
      },
      "Discharge": {
        "title": "Discharge",
        "type": "object",
        "description": "The movement is discharged (written off): the principal and the guarantee are free.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "discharge",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The discharge.",
            "additionalProperties": false,
            "required": ["basis", "date"],
            "properties": {
              "basis": {
                "type": "string",
                "enum": ["results", "alternative-proof", "en-route", "recovered", "authority"],
                "description": "What it rests on.",
                "x-codelist": "discharge-bases"
              },
              "date": {
                "$ref": "#/components/schemas/Date",
                "description": "Day of the discharge.",
                "x-ncts": "writeOffDate"
              },
              "text": {
                "$ref": "#/components/schemas/Text512",
                "description": "Reason; required for alternative-proof, en-route and authority."
              },
              "evidence": {
                "type": "array",
                "minItems": 1,
                "maxItems": 99,
                "items": {
                  "$ref": "#/components/schemas/SupportingDocument"
                },
                "description": "Documents it rests on."
              },
              "officer": {
                "$ref": "#/components/schemas/Officer"
              }
            }
          }
        },
        "x-message-type": "discharge"
      },
      "Alert": {
        "title": "Alert",
        "type": "object",
        "description": "A warning about a movement, a vehicle or a container to those who have a record of it.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "alert",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement, if there is one."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The alert.",
            "additionalProperties": false,
            "required": ["action", "reason"],
            "properties": {
              "action": {
                "type": "string",
                "enum": ["stop", "control", "attention", "lift"],
                "description": "stop: hold the goods; control: examine them; attention: for information; lift: a stop is over."
              },
              "reason": {
                "type": "string",
                "pattern": "^[a-z][a-z\\-]{2,39}$",
                "description": "Reason code.",
                "x-codelist": "alert-reasons"
              },
              "text": {
                "$ref": "#/components/schemas/Text512",
                "description": "Explanation."
              },
              "vehicle": {
                "$ref": "#/components/schemas/Means",
                "description": "Vehicle meant."
              },
              "container": {
                "type": "string",
                "pattern": "^[A-Z]{3}[UJZ][0-9]{7}$",
                "description": "Container meant (ISO 6346)."
              },
              "office": {
                "$ref": "#/components/schemas/Office",
                "description": "Office that should act, or where it was seen."
              },
              "cause": {
                "$ref": "#/components/schemas/Cause"
              },
              "officer": {
                "$ref": "#/components/schemas/Officer"
              }
            }
          }
        },
        "x-message-type": "alert"
      },
      "GuaranteeRelease": {
        "title": "GuaranteeRelease",
        "type": "object",
        "description": "The hub tells the guarantor that an amount is free again.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "mrn", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "guarantee-release",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The release.",
            "additionalProperties": false,
            "required": ["grn", "cause", "releasedAt"],
            "properties": {
              "grn": {
                "$ref": "#/components/schemas/Grn"
              },
              "amount": {
                "$ref": "#/components/schemas/Money",
                "description": "Amount freed; a waiver has none.",
                "x-ncts": "amountConcerned"
              },
              "cause": {
                "type": "string",
                "enum": [
                  "discharged",
                  "cancelled",
                  "not-released",
                  "lapsed",
                  "amended",
                  "withdrawn",
                  "answered-too-late"
                ],
                "description": "Why.",
                "x-codelist": "guarantee-release-causes"
              },
              "releasedAt": {
                "$ref": "#/components/schemas/DateTime",
                "description": "When it was freed."
              }
            }
          }
        },
        "x-message-type": "guarantee-release"
      },
      "DeliveryReport": {
        "title": "DeliveryReport",
        "type": "object",
        "description": "A receiver reports which messages his system has taken. It gets no acknowledgement.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "delivery-report",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The report.",
            "additionalProperties": false,
            "required": ["entries"],
            "properties": {
              "entries": {
                "type": "array",
                "minItems": 1,
                "maxItems": 256,
                "items": {
                  "type": "object",
                  "description": "One message.",
                  "additionalProperties": false,
                  "required": ["sender", "id", "logIndex", "outcome"],
                  "properties": {
                    "sender": {
                      "$ref": "#/components/schemas/PartyKey",
                      "description": "Sender of the message."
                    },
                    "id": {
                      "$ref": "#/components/schemas/Uuid",
                      "description": "Id of the message."
                    },
                    "logIndex": {
                      "$ref": "#/components/schemas/LogIndex"
                    },
                    "outcome": {
                      "type": "string",
                      "enum": ["accepted", "refused"],
                      "description": "What became of it."
                    },
                    "reason": {
                      "$ref": "#/components/schemas/Text512",
                      "description": "Why it was refused."
                    }
                  }
                },
                "description": "The messages."
              }
            }
          }
        },
        "x-message-type": "delivery-report"
      },
      "Acknowledgement": {
        "title": "Acknowledgement",
        "type": "object",
        "description": "The hub's answer to a message accepted over AMQP.",
        "additionalProperties": false,
        "required": [
          "id",
          "type",
          "version",
          "sender",
          "occurredAt",
          "preparedAt",
          "procedure",
          "correlationId",
          "body"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "acknowledgement",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement, if there is one."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The receipt.",
            "additionalProperties": false,
            "required": ["receipt", "receiptSignature"],
            "properties": {
              "receipt": {
                "$ref": "#/components/schemas/Base64",
                "description": "The receipt's bytes."
              },
              "receiptSignature": {
                "$ref": "#/components/schemas/Base64",
                "description": "Detached CMS signature over exactly these bytes."
              }
            }
          }
        },
        "x-message-type": "acknowledgement"
      },
      "FunctionalError": {
        "title": "FunctionalError",
        "type": "object",
        "description": "The hub refuses a message: it breaks the schema, a rule or the sequence.",
        "additionalProperties": false,
        "required": [
          "id",
          "type",
          "version",
          "sender",
          "occurredAt",
          "preparedAt",
          "procedure",
          "correlationId",
          "body"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "functional-error",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement, if there is one."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The refusal.",
            "additionalProperties": false,
            "required": ["status", "code"],
            "properties": {
              "status": {
                "type": "integer",
                "minimum": 1,
                "maximum": 999,
                "description": "HTTP status that says the same."
              },
              "code": {
                "$ref": "#/components/schemas/ErrorCode"
              },
              "title": {
                "$ref": "#/components/schemas/Text1024",
                "description": "Title, in the language asked for."
              },
              "detail": {
                "$ref": "#/components/schemas/Text1024",
                "description": "Explanation."
              },
              "errors": {
                "type": "array",
                "minItems": 1,
                "maxItems": 999,
                "items": {
                  "$ref": "#/components/schemas/Error"
                },
                "description": "All findings."
              }
            }
          }
        },
        "x-message-type": "functional-error"
      },
      "TechnicalError": {
        "title": "TechnicalError",
        "type": "object",
        "description": "The hub could not take a message: its caller, its signature, its form, or the hub itself at this moment.",
        "additionalProperties": false,
        "required": ["id", "type", "version", "sender", "occurredAt", "preparedAt", "procedure", "body"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the sender, unique per sender for ever.",
            "x-ncts": "messageIdentification"
          },
          "type": {
            "type": "string",
            "const": "technical-error",
            "description": "Type of the message; in XML the name of the root element.",
            "x-ncts": "messageType"
          },
          "version": {
            "type": "string",
            "const": "1",
            "description": "Version of the schema; in XML an attribute of the root element."
          },
          "sender": {
            "$ref": "#/components/schemas/Sender",
            "description": "Who sends.",
            "x-ncts": "messageSender"
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement, if there is one."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision",
            "description": "How exactly occurredAt is known; second when absent."
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the message was made.",
            "x-ncts": "preparationDateAndTime"
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
          },
          "correlationId": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message this one answers or follows from.",
            "x-ncts": "correlationIdentifier"
          },
          "body": {
            "type": "object",
            "description": "The refusal.",
            "additionalProperties": false,
            "required": ["status", "code"],
            "properties": {
              "status": {
                "type": "integer",
                "minimum": 1,
                "maximum": 999,
                "description": "HTTP status that says the same."
              },
              "code": {
                "$ref": "#/components/schemas/ErrorCode"
              },
              "title": {
                "$ref": "#/components/schemas/Text1024",
                "description": "Title, in the language asked for."
              },
              "detail": {
                "$ref": "#/components/schemas/Text1024",
                "description": "Explanation."
              },
              "errors": {
                "type": "array",
                "minItems": 1,
                "maxItems": 999,
                "items": {
                  "$ref": "#/components/schemas/Error"
                },
                "description": "All findings."
              },
              "retryAfter": {
                "type": "integer",
                "minimum": 1,
                "maximum": 99999,
                "description": "Seconds after which to try again."
              }
            }
          }
        },
        "x-message-type": "technical-error"
      }
    },
    "securitySchemes": {
      "broker": {
        "type": "userPassword",
        "description": "Broker user and password of the party."
      }
    }
  }
}
