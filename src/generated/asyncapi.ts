// generated from schemas/ by "npm run gen"; do not edit

/** The AsyncAPI 3 document of the queues. */
export const asyncApi: { readonly [key: string]: unknown } = {
  "asyncapi": "3.0.0",
  "x-generated": "generated from schemas/ and src/broker/topology.ts by \"npm run gen\"; do not edit",
  "id": "urn:corridor:transit:1",
  "info": {
    "title": "Corridor: the queues",
    "version": "0.1.0",
    "description": "RabbitMQ, AMQP 0-9-1; JMS clients of RabbitMQ use the same queues as AMQP destinations, bodies as bytes messages. Publish to the exchange corridor.in, persistent, with the type as routing key, and keep the message until its acknowledgement (or error) has come to your own queue with its id as correlation_id: a publisher confirm is not acceptance. Name your broker user as user_id: then a refusal reaches you also when the signature is wrong; it carries the digest of the refused bytes, and where no id could be read your message_id, else your correlation_id, as correlation_id. A technical-error with code quota means that nothing is stored: repeat later. Acknowledge a delivery when you have stored it, and send a delivery-report when your system has taken it: per movement the next message comes after the report on the one before. Drop repeats by sender and id, but acknowledge and report each of them again. Messages without MRN are ordered per receiver and sender.",
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
            "declaration-amendment",
            "cancellation",
            "control-decision",
            "guarantee-use-result",
            "no-release",
            "release-for-transit",
            "border-exit-notice",
            "border-entry-notice",
            "border-entry-refusal",
            "arrival-notification",
            "arrival-advice",
            "unloading-permission",
            "unloading-remarks",
            "control-results",
            "discrepancy-resolution",
            "discharge",
            "diversion-request",
            "diversion-response",
            "time-limit-extension",
            "transhipment",
            "incident-notice",
            "seal-change",
            "en-route-end",
            "enquiry-request",
            "enquiry-response",
            "recovery-notice",
            "recovery-transfer",
            "recovery-transfer-response",
            "recovery-settlement",
            "claim-withdrawal",
            "guarantee-registration",
            "payment-notice",
            "alert",
            "train-manifest",
            "tracking-event",
            "status-request",
            "availability-notice",
            "delivery-report"
          ]
        }
      },
      "messages": {
        "transit-declaration": {
          "$ref": "#/components/messages/transit-declaration"
        },
        "declaration-amendment": {
          "$ref": "#/components/messages/declaration-amendment"
        },
        "cancellation": {
          "$ref": "#/components/messages/cancellation"
        },
        "control-decision": {
          "$ref": "#/components/messages/control-decision"
        },
        "guarantee-use-result": {
          "$ref": "#/components/messages/guarantee-use-result"
        },
        "no-release": {
          "$ref": "#/components/messages/no-release"
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
        "border-entry-refusal": {
          "$ref": "#/components/messages/border-entry-refusal"
        },
        "arrival-notification": {
          "$ref": "#/components/messages/arrival-notification"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "unloading-permission": {
          "$ref": "#/components/messages/unloading-permission"
        },
        "unloading-remarks": {
          "$ref": "#/components/messages/unloading-remarks"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discrepancy-resolution": {
          "$ref": "#/components/messages/discrepancy-resolution"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "diversion-request": {
          "$ref": "#/components/messages/diversion-request"
        },
        "diversion-response": {
          "$ref": "#/components/messages/diversion-response"
        },
        "time-limit-extension": {
          "$ref": "#/components/messages/time-limit-extension"
        },
        "transhipment": {
          "$ref": "#/components/messages/transhipment"
        },
        "incident-notice": {
          "$ref": "#/components/messages/incident-notice"
        },
        "seal-change": {
          "$ref": "#/components/messages/seal-change"
        },
        "en-route-end": {
          "$ref": "#/components/messages/en-route-end"
        },
        "enquiry-request": {
          "$ref": "#/components/messages/enquiry-request"
        },
        "enquiry-response": {
          "$ref": "#/components/messages/enquiry-response"
        },
        "recovery-notice": {
          "$ref": "#/components/messages/recovery-notice"
        },
        "recovery-transfer": {
          "$ref": "#/components/messages/recovery-transfer"
        },
        "recovery-transfer-response": {
          "$ref": "#/components/messages/recovery-transfer-response"
        },
        "recovery-settlement": {
          "$ref": "#/components/messages/recovery-settlement"
        },
        "claim-withdrawal": {
          "$ref": "#/components/messages/claim-withdrawal"
        },
        "guarantee-registration": {
          "$ref": "#/components/messages/guarantee-registration"
        },
        "payment-notice": {
          "$ref": "#/components/messages/payment-notice"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "train-manifest": {
          "$ref": "#/components/messages/train-manifest"
        },
        "tracking-event": {
          "$ref": "#/components/messages/tracking-event"
        },
        "status-request": {
          "$ref": "#/components/messages/status-request"
        },
        "availability-notice": {
          "$ref": "#/components/messages/availability-notice"
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
          "x-delivery-limit": 1000000,
          "x-overflow": "reject-publish",
          "x-dead-letter-exchange": "corridor.dead",
          "x-dead-letter-strategy": "at-least-once",
          "x-single-active-consumer": true
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
            "declaration-amendment",
            "cancellation",
            "control-decision",
            "guarantee-use",
            "guarantee-not-valid",
            "no-release",
            "anticipated-transit-record",
            "anticipated-arrival-record",
            "border-exit-notice",
            "border-entry-notice",
            "border-entry-refusal",
            "arrival-notification",
            "arrival-advice",
            "unloading-permission",
            "unloading-remarks",
            "control-results",
            "discrepancy-resolution",
            "discharge",
            "record-closure",
            "diversion-request",
            "diversion-response",
            "time-limit-extension",
            "transhipment",
            "incident-notice",
            "seal-change",
            "en-route-end",
            "enquiry-request",
            "enquiry-response",
            "recovery-notice",
            "recovery-transfer",
            "recovery-transfer-response",
            "recovery-settlement",
            "claim-withdrawal",
            "guarantee-release",
            "payment-notice",
            "overdue-notice",
            "alert",
            "status-response",
            "availability-notice",
            "acknowledgement",
            "functional-error",
            "technical-error"
          ]
        }
      },
      "messages": {
        "declaration-amendment": {
          "$ref": "#/components/messages/declaration-amendment"
        },
        "cancellation": {
          "$ref": "#/components/messages/cancellation"
        },
        "control-decision": {
          "$ref": "#/components/messages/control-decision"
        },
        "guarantee-use": {
          "$ref": "#/components/messages/guarantee-use"
        },
        "guarantee-not-valid": {
          "$ref": "#/components/messages/guarantee-not-valid"
        },
        "no-release": {
          "$ref": "#/components/messages/no-release"
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
        "border-entry-refusal": {
          "$ref": "#/components/messages/border-entry-refusal"
        },
        "arrival-notification": {
          "$ref": "#/components/messages/arrival-notification"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "unloading-permission": {
          "$ref": "#/components/messages/unloading-permission"
        },
        "unloading-remarks": {
          "$ref": "#/components/messages/unloading-remarks"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discrepancy-resolution": {
          "$ref": "#/components/messages/discrepancy-resolution"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "record-closure": {
          "$ref": "#/components/messages/record-closure"
        },
        "diversion-request": {
          "$ref": "#/components/messages/diversion-request"
        },
        "diversion-response": {
          "$ref": "#/components/messages/diversion-response"
        },
        "time-limit-extension": {
          "$ref": "#/components/messages/time-limit-extension"
        },
        "transhipment": {
          "$ref": "#/components/messages/transhipment"
        },
        "incident-notice": {
          "$ref": "#/components/messages/incident-notice"
        },
        "seal-change": {
          "$ref": "#/components/messages/seal-change"
        },
        "en-route-end": {
          "$ref": "#/components/messages/en-route-end"
        },
        "enquiry-request": {
          "$ref": "#/components/messages/enquiry-request"
        },
        "enquiry-response": {
          "$ref": "#/components/messages/enquiry-response"
        },
        "recovery-notice": {
          "$ref": "#/components/messages/recovery-notice"
        },
        "recovery-transfer": {
          "$ref": "#/components/messages/recovery-transfer"
        },
        "recovery-transfer-response": {
          "$ref": "#/components/messages/recovery-transfer-response"
        },
        "recovery-settlement": {
          "$ref": "#/components/messages/recovery-settlement"
        },
        "claim-withdrawal": {
          "$ref": "#/components/messages/claim-withdrawal"
        },
        "guarantee-release": {
          "$ref": "#/components/messages/guarantee-release"
        },
        "payment-notice": {
          "$ref": "#/components/messages/payment-notice"
        },
        "overdue-notice": {
          "$ref": "#/components/messages/overdue-notice"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "status-response": {
          "$ref": "#/components/messages/status-response"
        },
        "availability-notice": {
          "$ref": "#/components/messages/availability-notice"
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
      "description": "Bound to corridor.out with CC.#. Several consumers may take from it, and synchronous receive works.",
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
        "declaration-amendment": {
          "$ref": "#/components/messages/declaration-amendment"
        },
        "cancellation": {
          "$ref": "#/components/messages/cancellation"
        },
        "control-decision": {
          "$ref": "#/components/messages/control-decision"
        },
        "guarantee-use": {
          "$ref": "#/components/messages/guarantee-use"
        },
        "guarantee-not-valid": {
          "$ref": "#/components/messages/guarantee-not-valid"
        },
        "no-release": {
          "$ref": "#/components/messages/no-release"
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
        "border-entry-refusal": {
          "$ref": "#/components/messages/border-entry-refusal"
        },
        "arrival-notification": {
          "$ref": "#/components/messages/arrival-notification"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "unloading-permission": {
          "$ref": "#/components/messages/unloading-permission"
        },
        "unloading-remarks": {
          "$ref": "#/components/messages/unloading-remarks"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discrepancy-resolution": {
          "$ref": "#/components/messages/discrepancy-resolution"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "record-closure": {
          "$ref": "#/components/messages/record-closure"
        },
        "diversion-request": {
          "$ref": "#/components/messages/diversion-request"
        },
        "diversion-response": {
          "$ref": "#/components/messages/diversion-response"
        },
        "time-limit-extension": {
          "$ref": "#/components/messages/time-limit-extension"
        },
        "transhipment": {
          "$ref": "#/components/messages/transhipment"
        },
        "incident-notice": {
          "$ref": "#/components/messages/incident-notice"
        },
        "seal-change": {
          "$ref": "#/components/messages/seal-change"
        },
        "en-route-end": {
          "$ref": "#/components/messages/en-route-end"
        },
        "enquiry-request": {
          "$ref": "#/components/messages/enquiry-request"
        },
        "enquiry-response": {
          "$ref": "#/components/messages/enquiry-response"
        },
        "recovery-notice": {
          "$ref": "#/components/messages/recovery-notice"
        },
        "recovery-transfer": {
          "$ref": "#/components/messages/recovery-transfer"
        },
        "recovery-transfer-response": {
          "$ref": "#/components/messages/recovery-transfer-response"
        },
        "recovery-settlement": {
          "$ref": "#/components/messages/recovery-settlement"
        },
        "claim-withdrawal": {
          "$ref": "#/components/messages/claim-withdrawal"
        },
        "guarantee-release": {
          "$ref": "#/components/messages/guarantee-release"
        },
        "payment-notice": {
          "$ref": "#/components/messages/payment-notice"
        },
        "overdue-notice": {
          "$ref": "#/components/messages/overdue-notice"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "status-response": {
          "$ref": "#/components/messages/status-response"
        },
        "availability-notice": {
          "$ref": "#/components/messages/availability-notice"
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
        "declaration-amendment": {
          "$ref": "#/components/messages/declaration-amendment"
        },
        "cancellation": {
          "$ref": "#/components/messages/cancellation"
        },
        "control-decision": {
          "$ref": "#/components/messages/control-decision"
        },
        "guarantee-use": {
          "$ref": "#/components/messages/guarantee-use"
        },
        "guarantee-not-valid": {
          "$ref": "#/components/messages/guarantee-not-valid"
        },
        "no-release": {
          "$ref": "#/components/messages/no-release"
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
        "border-entry-refusal": {
          "$ref": "#/components/messages/border-entry-refusal"
        },
        "arrival-notification": {
          "$ref": "#/components/messages/arrival-notification"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "unloading-permission": {
          "$ref": "#/components/messages/unloading-permission"
        },
        "unloading-remarks": {
          "$ref": "#/components/messages/unloading-remarks"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discrepancy-resolution": {
          "$ref": "#/components/messages/discrepancy-resolution"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "record-closure": {
          "$ref": "#/components/messages/record-closure"
        },
        "diversion-request": {
          "$ref": "#/components/messages/diversion-request"
        },
        "diversion-response": {
          "$ref": "#/components/messages/diversion-response"
        },
        "time-limit-extension": {
          "$ref": "#/components/messages/time-limit-extension"
        },
        "transhipment": {
          "$ref": "#/components/messages/transhipment"
        },
        "incident-notice": {
          "$ref": "#/components/messages/incident-notice"
        },
        "seal-change": {
          "$ref": "#/components/messages/seal-change"
        },
        "en-route-end": {
          "$ref": "#/components/messages/en-route-end"
        },
        "enquiry-request": {
          "$ref": "#/components/messages/enquiry-request"
        },
        "enquiry-response": {
          "$ref": "#/components/messages/enquiry-response"
        },
        "recovery-notice": {
          "$ref": "#/components/messages/recovery-notice"
        },
        "recovery-transfer": {
          "$ref": "#/components/messages/recovery-transfer"
        },
        "recovery-transfer-response": {
          "$ref": "#/components/messages/recovery-transfer-response"
        },
        "recovery-settlement": {
          "$ref": "#/components/messages/recovery-settlement"
        },
        "claim-withdrawal": {
          "$ref": "#/components/messages/claim-withdrawal"
        },
        "guarantee-release": {
          "$ref": "#/components/messages/guarantee-release"
        },
        "payment-notice": {
          "$ref": "#/components/messages/payment-notice"
        },
        "overdue-notice": {
          "$ref": "#/components/messages/overdue-notice"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "status-response": {
          "$ref": "#/components/messages/status-response"
        },
        "availability-notice": {
          "$ref": "#/components/messages/availability-notice"
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
        "declaration-amendment": {
          "$ref": "#/components/messages/declaration-amendment"
        },
        "cancellation": {
          "$ref": "#/components/messages/cancellation"
        },
        "control-decision": {
          "$ref": "#/components/messages/control-decision"
        },
        "guarantee-use": {
          "$ref": "#/components/messages/guarantee-use"
        },
        "guarantee-not-valid": {
          "$ref": "#/components/messages/guarantee-not-valid"
        },
        "no-release": {
          "$ref": "#/components/messages/no-release"
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
        "border-entry-refusal": {
          "$ref": "#/components/messages/border-entry-refusal"
        },
        "arrival-notification": {
          "$ref": "#/components/messages/arrival-notification"
        },
        "arrival-advice": {
          "$ref": "#/components/messages/arrival-advice"
        },
        "unloading-permission": {
          "$ref": "#/components/messages/unloading-permission"
        },
        "unloading-remarks": {
          "$ref": "#/components/messages/unloading-remarks"
        },
        "control-results": {
          "$ref": "#/components/messages/control-results"
        },
        "discrepancy-resolution": {
          "$ref": "#/components/messages/discrepancy-resolution"
        },
        "discharge": {
          "$ref": "#/components/messages/discharge"
        },
        "record-closure": {
          "$ref": "#/components/messages/record-closure"
        },
        "diversion-request": {
          "$ref": "#/components/messages/diversion-request"
        },
        "diversion-response": {
          "$ref": "#/components/messages/diversion-response"
        },
        "time-limit-extension": {
          "$ref": "#/components/messages/time-limit-extension"
        },
        "transhipment": {
          "$ref": "#/components/messages/transhipment"
        },
        "incident-notice": {
          "$ref": "#/components/messages/incident-notice"
        },
        "seal-change": {
          "$ref": "#/components/messages/seal-change"
        },
        "en-route-end": {
          "$ref": "#/components/messages/en-route-end"
        },
        "enquiry-request": {
          "$ref": "#/components/messages/enquiry-request"
        },
        "enquiry-response": {
          "$ref": "#/components/messages/enquiry-response"
        },
        "recovery-notice": {
          "$ref": "#/components/messages/recovery-notice"
        },
        "recovery-transfer": {
          "$ref": "#/components/messages/recovery-transfer"
        },
        "recovery-transfer-response": {
          "$ref": "#/components/messages/recovery-transfer-response"
        },
        "recovery-settlement": {
          "$ref": "#/components/messages/recovery-settlement"
        },
        "claim-withdrawal": {
          "$ref": "#/components/messages/claim-withdrawal"
        },
        "guarantee-release": {
          "$ref": "#/components/messages/guarantee-release"
        },
        "payment-notice": {
          "$ref": "#/components/messages/payment-notice"
        },
        "overdue-notice": {
          "$ref": "#/components/messages/overdue-notice"
        },
        "alert": {
          "$ref": "#/components/messages/alert"
        },
        "status-response": {
          "$ref": "#/components/messages/status-response"
        },
        "availability-notice": {
          "$ref": "#/components/messages/availability-notice"
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
          "$ref": "#/channels/ingress/messages/declaration-amendment"
        },
        {
          "$ref": "#/channels/ingress/messages/cancellation"
        },
        {
          "$ref": "#/channels/ingress/messages/control-decision"
        },
        {
          "$ref": "#/channels/ingress/messages/guarantee-use-result"
        },
        {
          "$ref": "#/channels/ingress/messages/no-release"
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
          "$ref": "#/channels/ingress/messages/border-entry-refusal"
        },
        {
          "$ref": "#/channels/ingress/messages/arrival-notification"
        },
        {
          "$ref": "#/channels/ingress/messages/arrival-advice"
        },
        {
          "$ref": "#/channels/ingress/messages/unloading-permission"
        },
        {
          "$ref": "#/channels/ingress/messages/unloading-remarks"
        },
        {
          "$ref": "#/channels/ingress/messages/control-results"
        },
        {
          "$ref": "#/channels/ingress/messages/discrepancy-resolution"
        },
        {
          "$ref": "#/channels/ingress/messages/discharge"
        },
        {
          "$ref": "#/channels/ingress/messages/diversion-request"
        },
        {
          "$ref": "#/channels/ingress/messages/diversion-response"
        },
        {
          "$ref": "#/channels/ingress/messages/time-limit-extension"
        },
        {
          "$ref": "#/channels/ingress/messages/transhipment"
        },
        {
          "$ref": "#/channels/ingress/messages/incident-notice"
        },
        {
          "$ref": "#/channels/ingress/messages/seal-change"
        },
        {
          "$ref": "#/channels/ingress/messages/en-route-end"
        },
        {
          "$ref": "#/channels/ingress/messages/enquiry-request"
        },
        {
          "$ref": "#/channels/ingress/messages/enquiry-response"
        },
        {
          "$ref": "#/channels/ingress/messages/recovery-notice"
        },
        {
          "$ref": "#/channels/ingress/messages/recovery-transfer"
        },
        {
          "$ref": "#/channels/ingress/messages/recovery-transfer-response"
        },
        {
          "$ref": "#/channels/ingress/messages/recovery-settlement"
        },
        {
          "$ref": "#/channels/ingress/messages/claim-withdrawal"
        },
        {
          "$ref": "#/channels/ingress/messages/guarantee-registration"
        },
        {
          "$ref": "#/channels/ingress/messages/payment-notice"
        },
        {
          "$ref": "#/channels/ingress/messages/alert"
        },
        {
          "$ref": "#/channels/ingress/messages/train-manifest"
        },
        {
          "$ref": "#/channels/ingress/messages/tracking-event"
        },
        {
          "$ref": "#/channels/ingress/messages/status-request"
        },
        {
          "$ref": "#/channels/ingress/messages/availability-notice"
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
            "$ref": "#/channels/country/messages/status-response"
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
          "$ref": "#/channels/country/messages/declaration-amendment"
        },
        {
          "$ref": "#/channels/country/messages/cancellation"
        },
        {
          "$ref": "#/channels/country/messages/control-decision"
        },
        {
          "$ref": "#/channels/country/messages/guarantee-use"
        },
        {
          "$ref": "#/channels/country/messages/guarantee-not-valid"
        },
        {
          "$ref": "#/channels/country/messages/no-release"
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
          "$ref": "#/channels/country/messages/border-entry-refusal"
        },
        {
          "$ref": "#/channels/country/messages/arrival-notification"
        },
        {
          "$ref": "#/channels/country/messages/arrival-advice"
        },
        {
          "$ref": "#/channels/country/messages/unloading-permission"
        },
        {
          "$ref": "#/channels/country/messages/unloading-remarks"
        },
        {
          "$ref": "#/channels/country/messages/control-results"
        },
        {
          "$ref": "#/channels/country/messages/discrepancy-resolution"
        },
        {
          "$ref": "#/channels/country/messages/discharge"
        },
        {
          "$ref": "#/channels/country/messages/record-closure"
        },
        {
          "$ref": "#/channels/country/messages/diversion-request"
        },
        {
          "$ref": "#/channels/country/messages/diversion-response"
        },
        {
          "$ref": "#/channels/country/messages/time-limit-extension"
        },
        {
          "$ref": "#/channels/country/messages/transhipment"
        },
        {
          "$ref": "#/channels/country/messages/incident-notice"
        },
        {
          "$ref": "#/channels/country/messages/seal-change"
        },
        {
          "$ref": "#/channels/country/messages/en-route-end"
        },
        {
          "$ref": "#/channels/country/messages/enquiry-request"
        },
        {
          "$ref": "#/channels/country/messages/enquiry-response"
        },
        {
          "$ref": "#/channels/country/messages/recovery-notice"
        },
        {
          "$ref": "#/channels/country/messages/recovery-transfer"
        },
        {
          "$ref": "#/channels/country/messages/recovery-transfer-response"
        },
        {
          "$ref": "#/channels/country/messages/recovery-settlement"
        },
        {
          "$ref": "#/channels/country/messages/claim-withdrawal"
        },
        {
          "$ref": "#/channels/country/messages/guarantee-release"
        },
        {
          "$ref": "#/channels/country/messages/payment-notice"
        },
        {
          "$ref": "#/channels/country/messages/overdue-notice"
        },
        {
          "$ref": "#/channels/country/messages/alert"
        },
        {
          "$ref": "#/channels/country/messages/status-response"
        },
        {
          "$ref": "#/channels/country/messages/availability-notice"
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
          "$ref": "#/channels/party/messages/declaration-amendment"
        },
        {
          "$ref": "#/channels/party/messages/cancellation"
        },
        {
          "$ref": "#/channels/party/messages/control-decision"
        },
        {
          "$ref": "#/channels/party/messages/guarantee-use"
        },
        {
          "$ref": "#/channels/party/messages/guarantee-not-valid"
        },
        {
          "$ref": "#/channels/party/messages/no-release"
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
          "$ref": "#/channels/party/messages/border-entry-refusal"
        },
        {
          "$ref": "#/channels/party/messages/arrival-notification"
        },
        {
          "$ref": "#/channels/party/messages/arrival-advice"
        },
        {
          "$ref": "#/channels/party/messages/unloading-permission"
        },
        {
          "$ref": "#/channels/party/messages/unloading-remarks"
        },
        {
          "$ref": "#/channels/party/messages/control-results"
        },
        {
          "$ref": "#/channels/party/messages/discrepancy-resolution"
        },
        {
          "$ref": "#/channels/party/messages/discharge"
        },
        {
          "$ref": "#/channels/party/messages/record-closure"
        },
        {
          "$ref": "#/channels/party/messages/diversion-request"
        },
        {
          "$ref": "#/channels/party/messages/diversion-response"
        },
        {
          "$ref": "#/channels/party/messages/time-limit-extension"
        },
        {
          "$ref": "#/channels/party/messages/transhipment"
        },
        {
          "$ref": "#/channels/party/messages/incident-notice"
        },
        {
          "$ref": "#/channels/party/messages/seal-change"
        },
        {
          "$ref": "#/channels/party/messages/en-route-end"
        },
        {
          "$ref": "#/channels/party/messages/enquiry-request"
        },
        {
          "$ref": "#/channels/party/messages/enquiry-response"
        },
        {
          "$ref": "#/channels/party/messages/recovery-notice"
        },
        {
          "$ref": "#/channels/party/messages/recovery-transfer"
        },
        {
          "$ref": "#/channels/party/messages/recovery-transfer-response"
        },
        {
          "$ref": "#/channels/party/messages/recovery-settlement"
        },
        {
          "$ref": "#/channels/party/messages/claim-withdrawal"
        },
        {
          "$ref": "#/channels/party/messages/guarantee-release"
        },
        {
          "$ref": "#/channels/party/messages/payment-notice"
        },
        {
          "$ref": "#/channels/party/messages/overdue-notice"
        },
        {
          "$ref": "#/channels/party/messages/alert"
        },
        {
          "$ref": "#/channels/party/messages/status-response"
        },
        {
          "$ref": "#/channels/party/messages/availability-notice"
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
      "declaration-amendment": {
        "name": "declaration-amendment",
        "title": "Declaration amendment",
        "summary": "Declaration amendment · Rectification de la déclaration · Retificação da declaração",
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
          "$ref": "#/components/schemas/DeclarationAmendment"
        },
        "bindings": {
          "amqp": {
            "messageType": "declaration-amendment",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "declaration-amendment",
            "summary": "Declaration amendment",
            "payload": {
              "id": "13c74f40-7c1d-4e5f-8a9b-03c0de2a146e",
              "type": "declaration-amendment",
              "version": "1",
              "sender": {
                "country": "SN",
                "role": "customs"
              },
              "mrn": "24SNDKR10000004299",
              "occurredAt": "2026-03-03T08:00:00Z",
              "preparedAt": "2026-03-03T08:00:00Z",
              "procedure": "automatic",
              "body": {
                "contentVersion": 3,
                "reason": "Reassessment of the duties at risk",
                "declaration": {
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
                }
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["withRecord"],
        "x-labels": {
          "en": "Declaration amendment",
          "fr": "Rectification de la déclaration",
          "pt": "Retificação da declaração"
        }
      },
      "cancellation": {
        "name": "cancellation",
        "title": "Cancellation",
        "summary": "Cancellation · Annulation · Anulação",
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
          "$ref": "#/components/schemas/Cancellation"
        },
        "bindings": {
          "amqp": {
            "messageType": "cancellation",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "cancellation",
            "summary": "Cancellation",
            "payload": {
              "id": "5b663763-7c1d-4e5f-8a9b-03c0de31246e",
              "type": "cancellation",
              "version": "1",
              "sender": {
                "country": "SN",
                "role": "customs"
              },
              "mrn": "26SNDKR100000042J2",
              "occurredAt": "2026-03-05T16:45:00Z",
              "preparedAt": "2026-03-05T16:45:00Z",
              "procedure": "automatic",
              "body": {
                "basis": "request",
                "reason": "Erreur de déclaration"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["withRecord"],
        "x-labels": {
          "en": "Cancellation",
          "fr": "Annulation",
          "pt": "Anulação"
        }
      },
      "control-decision": {
        "name": "control-decision",
        "title": "Control decision",
        "summary": "Control decision · Décision de contrôle · Decisão de controlo",
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
          "$ref": "#/components/schemas/ControlDecision"
        },
        "bindings": {
          "amqp": {
            "messageType": "control-decision",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "control-decision",
            "summary": "Control decision",
            "payload": {
              "id": "a2192d57-7c1d-4e5f-8a9b-03c0deb6b5a6",
              "type": "control-decision",
              "version": "1",
              "sender": {
                "country": "BJ",
                "role": "customs"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-03-14T09:00:00+01:00",
              "preparedAt": "2026-03-14T09:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "decision": "cleared",
                "channel": "green"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["principal"],
        "x-labels": {
          "en": "Control decision",
          "fr": "Décision de contrôle",
          "pt": "Decisão de controlo"
        }
      },
      "guarantee-use": {
        "name": "guarantee-use",
        "title": "Guarantee use",
        "summary": "Guarantee use · Utilisation de la garantie · Utilização da garantia",
        "description": "The body may be XML as well (content type application/xml); both say the same. From the hub: properties message_id, type, timestamp, content_type; persistent. Forwarded with the sender's own bytes and signature.",
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
          "$ref": "#/components/schemas/GuaranteeUse"
        },
        "bindings": {
          "amqp": {
            "messageType": "guarantee-use",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "guarantee-use",
            "summary": "Guarantee use",
            "payload": {
              "id": "691da221-7c1d-4e5f-8a9b-03c0de15be19",
              "type": "guarantee-use",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26CIABJ100000311J2",
              "occurredAt": "2026-03-04T10:00:00Z",
              "preparedAt": "2026-03-04T10:00:00Z",
              "procedure": "automatic",
              "body": {
                "grn": "26CI00CCI00003115",
                "type": "0",
                "holder": {
                  "scheme": "NCC",
                  "id": "9400123B"
                },
                "countries": ["CI", "BF"],
                "acceptedAt": "2026-03-04T10:00:00Z"
              }
            }
          }
        ],
        "x-kind": "notice",
        "x-senders": ["hub"],
        "x-receivers": ["guarantor"],
        "x-labels": {
          "en": "Guarantee use",
          "fr": "Utilisation de la garantie",
          "pt": "Utilização da garantia"
        }
      },
      "guarantee-use-result": {
        "name": "guarantee-use-result",
        "title": "Guarantee use result",
        "summary": "Guarantee use result · Résultat de l'utilisation de la garantie · Resultado da utilização da garantia",
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
          "$ref": "#/components/schemas/GuaranteeUseResult"
        },
        "bindings": {
          "amqp": {
            "messageType": "guarantee-use-result",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "guarantee-use-result",
            "summary": "Guarantee use result",
            "payload": {
              "id": "b3315c0f-7c1d-4e5f-8a9b-03c0de931617",
              "type": "guarantee-use-result",
              "version": "1",
              "sender": {
                "country": "CI",
                "role": "guarantor",
                "party": "cci"
              },
              "mrn": "26CIABJ100000311J2",
              "occurredAt": "2026-03-04T10:03:00Z",
              "preparedAt": "2026-03-04T10:03:00Z",
              "procedure": "automatic",
              "body": {
                "guarantees": [
                  {
                    "grn": "26CI00CCI00003115",
                    "valid": false,
                    "reason": "G09",
                    "text": "12000000 XOF disponibles"
                  }
                ]
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["guarantor"],
        "x-receivers": [],
        "x-labels": {
          "en": "Guarantee use result",
          "fr": "Résultat de l'utilisation de la garantie",
          "pt": "Resultado da utilização da garantia"
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
      "no-release": {
        "name": "no-release",
        "title": "No release",
        "summary": "No release · Refus de mainlevée · Recusa de autorização de saída",
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
          "$ref": "#/components/schemas/NoRelease"
        },
        "bindings": {
          "amqp": {
            "messageType": "no-release",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "no-release",
            "summary": "No release",
            "payload": {
              "id": "704562bd-7c1d-4e5f-8a9b-03c0de45aea8",
              "type": "no-release",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26GHTEM100000007J3",
              "occurredAt": "2026-03-13T00:00:00Z",
              "preparedAt": "2026-03-13T00:00:00Z",
              "procedure": "automatic",
              "body": {
                "reason": "guarantee"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs", "hub"],
        "x-receivers": ["withRecord"],
        "x-labels": {
          "en": "No release",
          "fr": "Refus de mainlevée",
          "pt": "Recusa de autorização de saída"
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
              "id": "4f9a2504-7c1d-4e5f-8a9b-03c0de9c5b16",
              "type": "release-for-transit",
              "version": "1",
              "sender": {
                "country": "CI",
                "role": "customs",
                "office": "CIABJ002"
              },
              "mrn": "26CIAB1000000006J0",
              "occurredAt": "2026-03-03T08:20:00Z",
              "preparedAt": "2026-03-03T08:20:00Z",
              "procedure": "automatic",
              "body": {
                "releasedAt": "2026-03-03T08:20:00Z",
                "limitAt": "2026-03-10T23:59:59Z",
                "controlResult": {
                  "code": "A2",
                  "date": "2026-03-03",
                  "controlledBy": "CI-OFF-0031"
                },
                "equipment": [
                  {
                    "numberOfSeals": 1,
                    "seals": [
                      {
                        "id": "CIR-0781",
                        "kind": "mechanical",
                        "affixedBy": "carrier"
                      }
                    ]
                  }
                ],
                "officer": "CI-OFF-0031",
                "text": "Train de marchandises, trois wagons plombés"
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
              "id": "5a7a2d89-7c1d-4e5f-8a9b-03c0de3bb3ae",
              "type": "anticipated-transit-record",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26SNDKR100000042J2",
              "occurredAt": "2026-04-14T09:30:01Z",
              "preparedAt": "2026-04-14T09:30:01Z",
              "procedure": "automatic",
              "correlationId": "c67207ca-7c1d-4e5f-8a9b-03c0de636cfa",
              "body": {
                "recordVersion": 1,
                "itineraryVersion": 1,
                "legIndex": 1,
                "leg": {
                  "country": "ML",
                  "entryOffice": "MLDIB001",
                  "mode": "3",
                  "connection": "full"
                },
                "estimatedEntryAt": "2026-04-17T06:00:00Z",
                "releasedAt": "2026-04-14T09:30:00Z",
                "limitAt": "2026-04-24T23:59:59Z",
                "controlResult": {
                  "code": "A1",
                  "date": "2026-04-14",
                  "controlledBy": "SN-OFF-0042"
                },
                "seals": ["SN-0091824", "SN-0091825"],
                "declaration": {
                  "lrn": "DKR/BKO/2026/0042",
                  "declarationType": "TRIE",
                  "additionalDeclarationType": "A",
                  "regime": "isrt",
                  "nationalRefs": [
                    {
                      "country": "SN",
                      "reference": "SNDKR 2026 T 7781"
                    }
                  ],
                  "security": "0",
                  "reducedDataset": false,
                  "language": "fr",
                  "acceptedAt": "2026-03-02T08:05:00+00:00",
                  "presentedAt": "2026-03-02T08:30:00+00:00",
                  "departureOffice": "SNDKR001",
                  "destinationOffice": "MLBKO001",
                  "limitAt": "2026-04-24T23:59:59+00:00",
                  "bindingItinerary": true,
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
                      "connection": "full",
                      "estimatedEntryAt": "2026-04-17T06:00:00Z"
                    }
                  ],
                  "countriesOfRouting": ["CN", "TG", "BF"],
                  "principal": {
                    "scheme": "NINEA",
                    "id": "SN0042177",
                    "name": "Transit Exemple Dakar SARL",
                    "address": {
                      "city": "Dakar",
                      "country": "SN"
                    }
                  },
                  "consignor": {
                    "name": "Example Machinery Works",
                    "address": {
                      "city": "Ningbo",
                      "country": "CN"
                    }
                  },
                  "consignee": {
                    "scheme": "NIF",
                    "id": "ML77014522",
                    "name": "Grenier Fictif de Bamako",
                    "address": {
                      "city": "Bamako",
                      "country": "ML"
                    }
                  },
                  "guarantees": [
                    {
                      "type": "1",
                      "grn": "26SN00GARANT00019",
                      "amount": {
                        "amount": "4250000",
                        "currency": "XOF"
                      }
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
                  "vehicleSet": {
                    "mode": "3",
                    "means": {
                      "typeOfIdentification": "30",
                      "identification": "DK 8842 AB",
                      "nationality": "SN"
                    },
                    "trailers": [
                      {
                        "typeOfIdentification": "31",
                        "identification": "DK 2210 R",
                        "nationality": "SN"
                      }
                    ]
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
                          "id": "SN-0091824",
                          "kind": "mechanical",
                          "affixedBy": "customs"
                        },
                        {
                          "id": "SN-0091825",
                          "kind": "mechanical",
                          "affixedBy": "customs"
                        }
                      ],
                      "goodsReferences": [1, 2]
                    }
                  ],
                  "placeOfLoading": {
                    "unlocode": "SNDKR",
                    "country": "SN"
                  },
                  "placeOfUnloading": {
                    "unlocode": "MLBKO",
                    "country": "ML"
                  },
                  "countryOfDispatch": "SN",
                  "countryOfDestination": "ML",
                  "ucr": "6CN-EXM-2026-00417",
                  "incoterms": "CIF",
                  "natureOfTransaction": "11",
                  "grossMass": "18240.5",
                  "netMass": "17100",
                  "totalPackages": 164,
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
      "border-entry-refusal": {
        "name": "border-entry-refusal",
        "title": "Border entry refusal",
        "summary": "Border entry refusal · Refus d'entrée à la frontière · Recusa de entrada na fronteira",
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
          "$ref": "#/components/schemas/BorderEntryRefusal"
        },
        "bindings": {
          "amqp": {
            "messageType": "border-entry-refusal",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "border-entry-refusal",
            "summary": "Border entry refusal",
            "payload": {
              "id": "654cc76a-7c1d-4e5f-8a9b-03c0deedd802",
              "type": "border-entry-refusal",
              "version": "1",
              "sender": {
                "country": "NE",
                "role": "customs",
                "office": "NEGAY001"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-03-15T06:30:00+01:00",
              "preparedAt": "2026-03-15T06:30:00+01:00",
              "procedure": "automatic",
              "body": {
                "office": "NEGAY001",
                "reason": "prohibited-goods"
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["customs"],
        "x-receivers": ["departure", "previousExit"],
        "x-labels": {
          "en": "Border entry refusal",
          "fr": "Refus d'entrée à la frontière",
          "pt": "Recusa de entrada na fronteira"
        }
      },
      "arrival-notification": {
        "name": "arrival-notification",
        "title": "Arrival notification",
        "summary": "Arrival notification · Notification d'arrivée · Notificação de chegada",
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
          "$ref": "#/components/schemas/ArrivalNotification"
        },
        "bindings": {
          "amqp": {
            "messageType": "arrival-notification",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "arrival-notification",
            "summary": "Arrival notification",
            "payload": {
              "id": "de2d3603-7c1d-4e5f-8a9b-03c0de1cdeff",
              "type": "arrival-notification",
              "version": "1",
              "sender": {
                "country": "NE",
                "role": "customs",
                "office": "NENIM001"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-03-17T18:00:00+01:00",
              "preparedAt": "2026-03-17T18:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "arrivedAt": "2026-03-17T17:40:00+01:00",
                "office": "NENIM001"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["consignee", "customs"],
        "x-receivers": ["destination"],
        "x-labels": {
          "en": "Arrival notification",
          "fr": "Notification d'arrivée",
          "pt": "Notificação de chegada"
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
        "x-senders": ["customs", "hub"],
        "x-receivers": ["departure", "enteredCountries"],
        "x-labels": {
          "en": "Arrival advice",
          "fr": "Avis d'arrivée",
          "pt": "Aviso de chegada"
        }
      },
      "unloading-permission": {
        "name": "unloading-permission",
        "title": "Unloading permission",
        "summary": "Unloading permission · Permission de décharger · Autorização de descarga",
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
          "$ref": "#/components/schemas/UnloadingPermission"
        },
        "bindings": {
          "amqp": {
            "messageType": "unloading-permission",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "unloading-permission",
            "summary": "Unloading permission",
            "payload": {
              "id": "3579f2eb-7c1d-4e5f-8a9b-03c0de9e93c6",
              "type": "unloading-permission",
              "version": "1",
              "sender": {
                "country": "ML",
                "role": "customs",
                "office": "MLBKO001"
              },
              "mrn": "26SNDKR100000042J2",
              "occurredAt": "2026-03-12T11:00:00Z",
              "preparedAt": "2026-03-12T11:00:00Z",
              "procedure": "automatic",
              "body": {
                "office": "MLBKO001",
                "permittedAt": "2026-03-12T11:00:00Z"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["consignee"],
        "x-labels": {
          "en": "Unloading permission",
          "fr": "Permission de décharger",
          "pt": "Autorização de descarga"
        }
      },
      "unloading-remarks": {
        "name": "unloading-remarks",
        "title": "Unloading remarks",
        "summary": "Unloading remarks · Observations au déchargement · Observações da descarga",
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
          "$ref": "#/components/schemas/UnloadingRemarks"
        },
        "bindings": {
          "amqp": {
            "messageType": "unloading-remarks",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "unloading-remarks",
            "summary": "Unloading remarks",
            "payload": {
              "id": "8149f5e4-7c1d-4e5f-8a9b-03c0dee812ed",
              "type": "unloading-remarks",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "consignee",
                "party": "comptoir-faso"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-06T17:00:00Z",
              "preparedAt": "2026-03-06T17:00:00Z",
              "procedure": "automatic",
              "body": {
                "unloadedOn": "2026-03-06",
                "conform": true,
                "complete": true,
                "sealState": "intact"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["consignee"],
        "x-receivers": ["destination"],
        "x-labels": {
          "en": "Unloading remarks",
          "fr": "Observations au déchargement",
          "pt": "Observações da descarga"
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
      "discrepancy-resolution": {
        "name": "discrepancy-resolution",
        "title": "Discrepancy resolution",
        "summary": "Discrepancy resolution · Règlement des irrégularités · Resolução das divergências",
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
          "$ref": "#/components/schemas/DiscrepancyResolution"
        },
        "bindings": {
          "amqp": {
            "messageType": "discrepancy-resolution",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "discrepancy-resolution",
            "summary": "Discrepancy resolution",
            "payload": {
              "id": "0033da16-7c1d-4e5f-8a9b-03c0de744c2f",
              "type": "discrepancy-resolution",
              "version": "1",
              "sender": {
                "country": "SN",
                "role": "customs"
              },
              "mrn": "26SNDKR100000042J2",
              "occurredAt": "2026-03-22T08:00:00Z",
              "preparedAt": "2026-03-22T08:00:00Z",
              "procedure": "automatic",
              "body": {
                "outcome": "solved",
                "decidedOn": "2026-03-22"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["destination"],
        "x-labels": {
          "en": "Discrepancy resolution",
          "fr": "Règlement des irrégularités",
          "pt": "Resolução das divergências"
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
      "record-closure": {
        "name": "record-closure",
        "title": "Record closure",
        "summary": "Record closure · Clôture du dossier · Encerramento do registo",
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
          "$ref": "#/components/schemas/RecordClosure"
        },
        "bindings": {
          "amqp": {
            "messageType": "record-closure",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "record-closure",
            "summary": "Record closure",
            "payload": {
              "id": "e40239f9-7c1d-4e5f-8a9b-03c0dec43347",
              "type": "record-closure",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26GHTEM100000007J3",
              "occurredAt": "2026-03-10T09:00:01Z",
              "preparedAt": "2026-03-10T09:00:01Z",
              "procedure": "automatic",
              "body": {
                "reason": "cancelled",
                "closedAt": "2026-03-10T09:00:01Z"
              }
            }
          }
        ],
        "x-kind": "notice",
        "x-senders": ["hub"],
        "x-receivers": ["withRecord"],
        "x-labels": {
          "en": "Record closure",
          "fr": "Clôture du dossier",
          "pt": "Encerramento do registo"
        }
      },
      "diversion-request": {
        "name": "diversion-request",
        "title": "Diversion request",
        "summary": "Diversion request · Demande de déroutement · Pedido de desvio",
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
          "$ref": "#/components/schemas/DiversionRequest"
        },
        "bindings": {
          "amqp": {
            "messageType": "diversion-request",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "diversion-request",
            "summary": "Diversion request",
            "payload": {
              "id": "a82e4597-7c1d-4e5f-8a9b-03c0de4fa549",
              "type": "diversion-request",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFBOY001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-06T08:00:00Z",
              "preparedAt": "2026-03-06T08:00:00Z",
              "procedure": "automatic",
              "body": {
                "office": "BFBOY001",
                "purpose": "destination",
                "reason": "carrier-request"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs", "hub"],
        "x-receivers": ["departure"],
        "x-labels": {
          "en": "Diversion request",
          "fr": "Demande de déroutement",
          "pt": "Pedido de desvio"
        }
      },
      "diversion-response": {
        "name": "diversion-response",
        "title": "Diversion response",
        "summary": "Diversion response · Réponse à la demande de déroutement · Resposta ao pedido de desvio",
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
          "$ref": "#/components/schemas/DiversionResponse"
        },
        "bindings": {
          "amqp": {
            "messageType": "diversion-response",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "diversion-response",
            "summary": "Diversion response",
            "payload": {
              "id": "b2af6a4a-7c1d-4e5f-8a9b-03c0de522245",
              "type": "diversion-response",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26CIABJ100000311J2",
              "occurredAt": "2026-03-15T05:00:01Z",
              "preparedAt": "2026-03-15T05:00:01Z",
              "procedure": "automatic",
              "body": {
                "outcome": "rejected",
                "office": "NEGAY001",
                "reason": "3"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs", "hub"],
        "x-receivers": ["actualOffice"],
        "x-labels": {
          "en": "Diversion response",
          "fr": "Réponse à la demande de déroutement",
          "pt": "Resposta ao pedido de desvio"
        }
      },
      "time-limit-extension": {
        "name": "time-limit-extension",
        "title": "Time limit extension",
        "summary": "Time limit extension · Prolongation du délai · Prorrogação do prazo",
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
          "$ref": "#/components/schemas/TimeLimitExtension"
        },
        "bindings": {
          "amqp": {
            "messageType": "time-limit-extension",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "time-limit-extension",
            "summary": "Time limit extension",
            "payload": {
              "id": "6e4272cf-7c1d-4e5f-8a9b-03c0ded8d93a",
              "type": "time-limit-extension",
              "version": "1",
              "sender": {
                "country": "TG",
                "role": "customs",
                "office": "TGLFW001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-05T08:00:00Z",
              "preparedAt": "2026-03-05T08:00:00Z",
              "procedure": "automatic",
              "body": {
                "scope": "leg",
                "legIndex": 0,
                "limitAt": "2026-03-07T23:59:59Z",
                "reason": "weather"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["withRecord"],
        "x-labels": {
          "en": "Time limit extension",
          "fr": "Prolongation du délai",
          "pt": "Prorrogação do prazo"
        }
      },
      "transhipment": {
        "name": "transhipment",
        "title": "Transhipment",
        "summary": "Transhipment · Transbordement · Transbordo",
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
          "$ref": "#/components/schemas/Transhipment"
        },
        "bindings": {
          "amqp": {
            "messageType": "transhipment",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "transhipment",
            "summary": "Transhipment",
            "payload": {
              "id": "24c80672-7c1d-4e5f-8a9b-03c0de1e5bc9",
              "type": "transhipment",
              "version": "1",
              "sender": {
                "country": "CI",
                "role": "customs",
                "office": "CIFEK001"
              },
              "mrn": "26CIABJ100000311J2",
              "occurredAt": "2026-03-06T15:00:00Z",
              "preparedAt": "2026-03-06T15:00:00Z",
              "procedure": "automatic",
              "body": {
                "office": "CIFEK001",
                "kind": "vehicle",
                "vehicleSet": {
                  "mode": "3",
                  "means": {
                    "typeOfIdentification": "30",
                    "identification": "CI 4411 HT",
                    "nationality": "CI"
                  }
                }
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["withRecord"],
        "x-labels": {
          "en": "Transhipment",
          "fr": "Transbordement",
          "pt": "Transbordo"
        }
      },
      "incident-notice": {
        "name": "incident-notice",
        "title": "Incident notice",
        "summary": "Incident notice · Avis d'incident · Aviso de incidente",
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
          "$ref": "#/components/schemas/IncidentNotice"
        },
        "bindings": {
          "amqp": {
            "messageType": "incident-notice",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "incident-notice",
            "summary": "Incident notice",
            "payload": {
              "id": "91f7e57e-7c1d-4e5f-8a9b-03c0de7421e5",
              "type": "incident-notice",
              "version": "1",
              "sender": {
                "country": "NE",
                "role": "customs",
                "office": "NEGAY001"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-03-15T07:00:00+01:00",
              "preparedAt": "2026-03-15T07:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "code": "2",
                "text": "Scellé forcé",
                "place": {
                  "country": "NE",
                  "location": "Gaya"
                },
                "office": "NEGAY001",
                "equipment": [
                  {
                    "numberOfSeals": 1,
                    "seals": [
                      {
                        "id": "NE-44120"
                      }
                    ]
                  }
                ]
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["customs", "hub"],
        "x-receivers": ["departure", "ahead"],
        "x-labels": {
          "en": "Incident notice",
          "fr": "Avis d'incident",
          "pt": "Aviso de incidente"
        }
      },
      "seal-change": {
        "name": "seal-change",
        "title": "Seal change",
        "summary": "Seal change · Changement de scellés · Mudança de selos",
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
          "$ref": "#/components/schemas/SealChange"
        },
        "bindings": {
          "amqp": {
            "messageType": "seal-change",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "seal-change",
            "summary": "Seal change",
            "payload": {
              "id": "7018a006-7c1d-4e5f-8a9b-03c0deb18b26",
              "type": "seal-change",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFOUA001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-06T08:00:00Z",
              "preparedAt": "2026-03-06T08:00:00Z",
              "procedure": "automatic",
              "body": {
                "office": "BFOUA001",
                "removed": ["E-TG-55120"],
                "reason": "tracker"
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["customs"],
        "x-receivers": ["withRecord"],
        "x-labels": {
          "en": "Seal change",
          "fr": "Changement de scellés",
          "pt": "Mudança de selos"
        }
      },
      "en-route-end": {
        "name": "en-route-end",
        "title": "End en route",
        "summary": "End en route · Fin en cours de route · Fim em viagem",
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
          "$ref": "#/components/schemas/EnRouteEnd"
        },
        "bindings": {
          "amqp": {
            "messageType": "en-route-end",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "en-route-end",
            "summary": "End en route",
            "payload": {
              "id": "da223c0d-7c1d-4e5f-8a9b-03c0de5220e7",
              "type": "en-route-end",
              "version": "1",
              "sender": {
                "country": "BJ",
                "role": "customs",
                "office": "BJCOO001"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-03-15T09:00:00+01:00",
              "preparedAt": "2026-03-15T09:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "office": "BJCOO001",
                "outcome": "returned",
                "extent": "all"
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["customs"],
        "x-receivers": ["withRecord", "guarantor"],
        "x-labels": {
          "en": "End en route",
          "fr": "Fin en cours de route",
          "pt": "Fim em viagem"
        }
      },
      "enquiry-request": {
        "name": "enquiry-request",
        "title": "Enquiry request",
        "summary": "Enquiry request · Demande de recherche · Pedido de averiguação",
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
          "$ref": "#/components/schemas/EnquiryRequest"
        },
        "bindings": {
          "amqp": {
            "messageType": "enquiry-request",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "enquiry-request",
            "summary": "Enquiry request",
            "payload": {
              "id": "d0b99bf3-7c1d-4e5f-8a9b-03c0dea62208",
              "type": "enquiry-request",
              "version": "1",
              "sender": {
                "country": "BJ",
                "role": "customs",
                "office": "BJCOO001"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-03-25T09:00:00+01:00",
              "preparedAt": "2026-03-25T09:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "stage": "office",
                "asked": "NE",
                "office": "NEGAY001",
                "question": "Passage à Gaya ?",
                "respondBy": "2026-04-22T23:59:59+01:00"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["asked"],
        "x-labels": {
          "en": "Enquiry request",
          "fr": "Demande de recherche",
          "pt": "Pedido de averiguação"
        }
      },
      "enquiry-response": {
        "name": "enquiry-response",
        "title": "Enquiry response",
        "summary": "Enquiry response · Réponse à la demande de recherche · Resposta ao pedido de averiguação",
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
          "$ref": "#/components/schemas/EnquiryResponse"
        },
        "bindings": {
          "amqp": {
            "messageType": "enquiry-response",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "enquiry-response",
            "summary": "Enquiry response",
            "payload": {
              "id": "cae0af3a-7c1d-4e5f-8a9b-03c0de1f9638",
              "type": "enquiry-response",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFOUA001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-04-14T08:00:00Z",
              "preparedAt": "2026-04-14T08:00:00Z",
              "procedure": "automatic",
              "body": {
                "answer": "not-known"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs", "principal"],
        "x-receivers": ["departure"],
        "x-labels": {
          "en": "Enquiry response",
          "fr": "Réponse à la demande de recherche",
          "pt": "Resposta ao pedido de averiguação"
        }
      },
      "recovery-notice": {
        "name": "recovery-notice",
        "title": "Recovery notice",
        "summary": "Recovery notice · Avis de recouvrement · Aviso de cobrança",
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
          "$ref": "#/components/schemas/RecoveryNotice"
        },
        "bindings": {
          "amqp": {
            "messageType": "recovery-notice",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "recovery-notice",
            "summary": "Recovery notice",
            "payload": {
              "id": "023fdf2c-7c1d-4e5f-8a9b-03c0de7bdeec",
              "type": "recovery-notice",
              "version": "1",
              "sender": {
                "country": "BJ",
                "role": "customs",
                "office": "BJCOO001"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-05-02T09:00:00+01:00",
              "preparedAt": "2026-05-02T09:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "grn": "26BJ00GARANT00424",
                "amount": {
                  "amount": "127500",
                  "currency": "XOF"
                },
                "country": "NE",
                "legalBasis": "Code des douanes, art. 213",
                "payBy": "2026-07-31"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["debtGuarantor", "guarantor", "principal", "departure"],
        "x-labels": {
          "en": "Recovery notice",
          "fr": "Avis de recouvrement",
          "pt": "Aviso de cobrança"
        }
      },
      "recovery-transfer": {
        "name": "recovery-transfer",
        "title": "Recovery transfer",
        "summary": "Recovery transfer · Transfert du recouvrement · Transferência da cobrança",
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
          "$ref": "#/components/schemas/RecoveryTransfer"
        },
        "bindings": {
          "amqp": {
            "messageType": "recovery-transfer",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "recovery-transfer",
            "summary": "Recovery transfer",
            "payload": {
              "id": "bee61b66-7c1d-4e5f-8a9b-03c0de3fec00",
              "type": "recovery-transfer",
              "version": "1",
              "sender": {
                "country": "SN",
                "role": "customs"
              },
              "mrn": "26SNDKR100000042J2",
              "occurredAt": "2026-05-01T08:00:00Z",
              "preparedAt": "2026-05-01T08:00:00Z",
              "procedure": "automatic",
              "body": {
                "country": "ML",
                "reason": "Dernier passage connu à Diboli"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["competent"],
        "x-labels": {
          "en": "Recovery transfer",
          "fr": "Transfert du recouvrement",
          "pt": "Transferência da cobrança"
        }
      },
      "recovery-transfer-response": {
        "name": "recovery-transfer-response",
        "title": "Recovery transfer response",
        "summary": "Recovery transfer response · Réponse au transfert du recouvrement · Resposta à transferência da cobrança",
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
          "$ref": "#/components/schemas/RecoveryTransferResponse"
        },
        "bindings": {
          "amqp": {
            "messageType": "recovery-transfer-response",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "recovery-transfer-response",
            "summary": "Recovery transfer response",
            "payload": {
              "id": "83c216ea-7c1d-4e5f-8a9b-03c0de0822ce",
              "type": "recovery-transfer-response",
              "version": "1",
              "sender": {
                "country": "ML",
                "role": "customs"
              },
              "mrn": "26SNDKR100000042J2",
              "occurredAt": "2026-05-04T08:00:00Z",
              "preparedAt": "2026-05-04T08:00:00Z",
              "procedure": "automatic",
              "body": {
                "accepted": true
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["customs"],
        "x-receivers": ["departure"],
        "x-labels": {
          "en": "Recovery transfer response",
          "fr": "Réponse au transfert du recouvrement",
          "pt": "Resposta à transferência da cobrança"
        }
      },
      "recovery-settlement": {
        "name": "recovery-settlement",
        "title": "Recovery settlement",
        "summary": "Recovery settlement · Règlement du recouvrement · Liquidação da cobrança",
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
          "$ref": "#/components/schemas/RecoverySettlement"
        },
        "bindings": {
          "amqp": {
            "messageType": "recovery-settlement",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "recovery-settlement",
            "summary": "Recovery settlement",
            "payload": {
              "id": "ce710538-7c1d-4e5f-8a9b-03c0de4e8187",
              "type": "recovery-settlement",
              "version": "1",
              "sender": {
                "country": "BJ",
                "role": "guarantor",
                "party": "garant"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-05-28T12:00:00+01:00",
              "preparedAt": "2026-05-28T12:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "grn": "26BJ00GARANT00424",
                "amount": {
                  "amount": "127500",
                  "currency": "XOF"
                },
                "paidOn": "2026-05-28",
                "payer": "Garant national"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["guarantor", "customs"],
        "x-receivers": ["departure", "competent", "debtGuarantor", "guarantor", "principal"],
        "x-labels": {
          "en": "Recovery settlement",
          "fr": "Règlement du recouvrement",
          "pt": "Liquidação da cobrança"
        }
      },
      "claim-withdrawal": {
        "name": "claim-withdrawal",
        "title": "Claim withdrawal",
        "summary": "Claim withdrawal · Retrait de la réclamation · Retirada da reclamação",
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
          "$ref": "#/components/schemas/ClaimWithdrawal"
        },
        "bindings": {
          "amqp": {
            "messageType": "claim-withdrawal",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "claim-withdrawal",
            "summary": "Claim withdrawal",
            "payload": {
              "id": "a726bae1-7c1d-4e5f-8a9b-03c0de05175c",
              "type": "claim-withdrawal",
              "version": "1",
              "sender": {
                "country": "BJ",
                "role": "customs",
                "office": "BJCOO001"
              },
              "mrn": "26BJCOO100000042J7",
              "occurredAt": "2026-05-20T09:00:00+01:00",
              "preparedAt": "2026-05-20T09:00:00+01:00",
              "procedure": "automatic",
              "body": {
                "grn": "26BJ00GARANT00424",
                "reason": "Calcul erroné"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["guarantor", "customs"],
        "x-receivers": ["departure", "competent", "debtGuarantor", "guarantor", "principal"],
        "x-labels": {
          "en": "Claim withdrawal",
          "fr": "Retrait de la réclamation",
          "pt": "Retirada da reclamação"
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
      "payment-notice": {
        "name": "payment-notice",
        "title": "Payment notice",
        "summary": "Payment notice · Avis de paiement · Aviso de pagamento",
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
          "$ref": "#/components/schemas/PaymentNotice"
        },
        "bindings": {
          "amqp": {
            "messageType": "payment-notice",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "payment-notice",
            "summary": "Payment notice",
            "payload": {
              "id": "5f3c09a5-7c1d-4e5f-8a9b-03c0de6d453f",
              "type": "payment-notice",
              "version": "1",
              "sender": {
                "country": "GH",
                "role": "payment",
                "party": "e-levy"
              },
              "mrn": "26GHTEM100000007J3",
              "occurredAt": "2026-03-09T10:00:00Z",
              "preparedAt": "2026-03-09T10:00:00Z",
              "procedure": "automatic",
              "body": {
                "purpose": "contribution",
                "amount": {
                  "amount": "1250.40",
                  "currency": "GHS"
                },
                "receipt": "GH-RCT-88120",
                "paidOn": "2026-03-09"
              }
            }
          }
        ],
        "x-kind": "decision",
        "x-senders": ["payment", "guarantor"],
        "x-receivers": ["debtGuarantor", "guarantor"],
        "x-labels": {
          "en": "Payment notice",
          "fr": "Avis de paiement",
          "pt": "Aviso de pagamento"
        }
      },
      "overdue-notice": {
        "name": "overdue-notice",
        "title": "Overdue notice",
        "summary": "Overdue notice · Avis de retard · Aviso de atraso",
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
          "$ref": "#/components/schemas/OverdueNotice"
        },
        "bindings": {
          "amqp": {
            "messageType": "overdue-notice",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "overdue-notice",
            "summary": "Overdue notice",
            "payload": {
              "id": "df1f49f2-7c1d-4e5f-8a9b-03c0dec8f28f",
              "type": "overdue-notice",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-05-20T23:59:59Z",
              "preparedAt": "2026-05-20T23:59:59Z",
              "procedure": "automatic",
              "body": {
                "awaited": "recovery-notice",
                "since": "2026-05-20T23:59:59Z",
                "party": "TG"
              }
            }
          }
        ],
        "x-kind": "notice",
        "x-senders": ["hub"],
        "x-receivers": ["departure", "actualOffice"],
        "x-labels": {
          "en": "Overdue notice",
          "fr": "Avis de retard",
          "pt": "Aviso de atraso"
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
      "train-manifest": {
        "name": "train-manifest",
        "title": "Train manifest",
        "summary": "Train manifest · Composition du train · Composição do comboio",
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
          "$ref": "#/components/schemas/TrainManifest"
        },
        "bindings": {
          "amqp": {
            "messageType": "train-manifest",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "train-manifest",
            "summary": "Train manifest",
            "payload": {
              "id": "9e3683d5-7c1d-4e5f-8a9b-03c0de214419",
              "type": "train-manifest",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFNIA002"
              },
              "occurredAt": "2026-03-07T02:15:00Z",
              "preparedAt": "2026-03-07T02:15:00Z",
              "procedure": "automatic",
              "body": {
                "train": "TR-4417",
                "operation": "pass",
                "office": "BFNIA002",
                "wagons": [
                  {
                    "number": "SK-7012",
                    "position": 1,
                    "mrns": ["26CIABJ100000311J2"],
                    "sealState": "intact"
                  }
                ]
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["rail", "customs"],
        "x-receivers": [],
        "x-labels": {
          "en": "Train manifest",
          "fr": "Composition du train",
          "pt": "Composição do comboio"
        }
      },
      "tracking-event": {
        "name": "tracking-event",
        "title": "Tracking event",
        "summary": "Tracking event · Événement de suivi · Evento de seguimento",
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
          "$ref": "#/components/schemas/TrackingEvent"
        },
        "bindings": {
          "amqp": {
            "messageType": "tracking-event",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "tracking-event",
            "summary": "Tracking event",
            "payload": {
              "id": "48bc54d3-7c1d-4e5f-8a9b-03c0deea3c5c",
              "type": "tracking-event",
              "version": "1",
              "sender": {
                "country": "GH",
                "role": "tracking",
                "party": "track-gh"
              },
              "occurredAt": "2026-03-10T12:00:00Z",
              "preparedAt": "2026-03-10T12:00:00Z",
              "procedure": "automatic",
              "body": {
                "deviceId": "GH-00921",
                "event": "silent",
                "text": "No signal for two hours"
              }
            }
          }
        ],
        "x-kind": "fact",
        "x-senders": ["tracking"],
        "x-receivers": [],
        "x-labels": {
          "en": "Tracking event",
          "fr": "Événement de suivi",
          "pt": "Evento de seguimento"
        }
      },
      "status-request": {
        "name": "status-request",
        "title": "Status request",
        "summary": "Status request · Demande d'état · Pedido de estado",
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
          "$ref": "#/components/schemas/StatusRequest"
        },
        "bindings": {
          "amqp": {
            "messageType": "status-request",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "status-request",
            "summary": "Status request",
            "payload": {
              "id": "c69a9958-7c1d-4e5f-8a9b-03c0de1d743c",
              "type": "status-request",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs",
                "office": "BFOUA001"
              },
              "mrn": "26TGLFW100000123J0",
              "occurredAt": "2026-03-05T09:00:00Z",
              "preparedAt": "2026-03-05T09:00:00Z",
              "procedure": "automatic",
              "body": {
                "detail": "events"
              }
            }
          }
        ],
        "x-kind": "answer",
        "x-senders": ["customs", "guarantor", "principal", "consignee", "carrier", "rail", "tracking", "payment"],
        "x-receivers": [],
        "x-labels": {
          "en": "Status request",
          "fr": "Demande d'état",
          "pt": "Pedido de estado"
        }
      },
      "status-response": {
        "name": "status-response",
        "title": "Status response",
        "summary": "Status response · Réponse sur l’état · Resposta sobre o estado",
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
          "$ref": "#/components/schemas/StatusResponse"
        },
        "bindings": {
          "amqp": {
            "messageType": "status-response",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "status-response",
            "summary": "Status response",
            "payload": {
              "id": "913932d4-7c1d-4e5f-8a9b-03c0de3eba85",
              "type": "status-response",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "mrn": "26SNDKR100000042J2",
              "occurredAt": "2026-03-05T08:00:01Z",
              "preparedAt": "2026-03-05T08:00:01Z",
              "procedure": "automatic",
              "correlationId": "5cdeabcb-7c1d-4e5f-8a9b-03c0de3806fd",
              "body": {
                "known": false
              }
            }
          }
        ],
        "x-kind": "answer",
        "x-senders": ["hub"],
        "x-receivers": ["sender"],
        "x-labels": {
          "en": "Status response",
          "fr": "Réponse sur l’état",
          "pt": "Resposta sobre o estado"
        }
      },
      "availability-notice": {
        "name": "availability-notice",
        "title": "Availability notice",
        "summary": "Availability notice · Avis de disponibilité · Aviso de disponibilidade",
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
          "$ref": "#/components/schemas/AvailabilityNotice"
        },
        "bindings": {
          "amqp": {
            "messageType": "availability-notice",
            "contentEncoding": "UTF-8",
            "bindingVersion": "0.3.0"
          }
        },
        "examples": [
          {
            "name": "availability-notice",
            "summary": "Availability notice",
            "payload": {
              "id": "b36fad6c-7c1d-4e5f-8a9b-03c0de47dff9",
              "type": "availability-notice",
              "version": "1",
              "sender": {
                "country": "BF",
                "role": "customs"
              },
              "occurredAt": "2026-03-13T18:00:00Z",
              "preparedAt": "2026-03-13T18:00:00Z",
              "procedure": "automatic",
              "body": {
                "scope": "country",
                "state": "available",
                "from": "2026-03-13T18:00:00Z",
                "manualProcedure": false
              }
            }
          }
        ],
        "x-kind": "notice",
        "x-senders": ["customs"],
        "x-receivers": ["participants"],
        "x-labels": {
          "en": "Availability notice",
          "fr": "Avis de disponibilité",
          "pt": "Aviso de disponibilidade"
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
              "id": "e7097d77-7c1d-4e5f-8a9b-03c0deffd708",
              "type": "technical-error",
              "version": "1",
              "sender": {
                "country": "ZZ",
                "role": "hub"
              },
              "occurredAt": "2026-04-02T07:11:00Z",
              "preparedAt": "2026-04-02T07:11:00Z",
              "procedure": "automatic",
              "correlationId": "ea0d646e-7c1d-4e5f-8a9b-03c0dec3d248",
              "body": {
                "status": 403,
                "code": "signature-wrong-signer",
                "title": "Wrong signer",
                "detail": "The signature is by another party than the caller."
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
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 10,
        "description": "Text of at most 10 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Text17": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 17,
        "description": "Text of at most 17 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Text22": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 22,
        "description": "Text of at most 22 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Text35": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 35,
        "description": "Text of at most 35 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Text70": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 70,
        "description": "Text of at most 70 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Text140": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 140,
        "description": "Text of at most 140 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Text350": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 350,
        "description": "Text of at most 350 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Text512": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 512,
        "description": "Text of at most 512 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Text1024": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 1024,
        "description": "Text of at most 1024 characters: no blank at either end, no control character or line break, no character that is not seen or turns the direction of reading, nothing XML 1.0 forbids."
      },
      "Uuid": {
        "type": "string",
        "examples": ["3f8f5f0e-1111-4222-8333-444455556666"],
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "description": "UUID (RFC 9562) in lower case."
      },
      "DateTime": {
        "type": "string",
        "examples": ["2026-06-01T08:30:00Z"],
        "pattern": "^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))$",
        "description": "Date and time with offset (RFC 3339) between -14:00 and +14:00, seconds required, years 1900 to 2099, a day that exists; no leap second."
      },
      "Date": {
        "type": "string",
        "examples": ["2026-06-01"],
        "pattern": "^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)$",
        "description": "Calendar date YYYY-MM-DD, years 1900 to 2099, a day that exists."
      },
      "Country": {
        "type": "string",
        "examples": ["TG"],
        "pattern": "^[A-Z]{2}$",
        "description": "ISO 3166-1 alpha-2 country code; ZZ stands for the hub.",
        "x-codelist": "countries"
      },
      "Currency": {
        "type": "string",
        "examples": ["XOF"],
        "pattern": "^[A-Z]{3}$",
        "description": "ISO 4217 currency code.",
        "x-codelist": "currencies"
      },
      "Amount": {
        "type": "string",
        "examples": ["1250000"],
        "pattern": "^(0|[1-9][0-9]{0,15})(\\.[0-9]{1,3})?$",
        "description": "Amount of money in major units, decimal point, no more decimals than the currency has."
      },
      "Mass": {
        "type": "string",
        "examples": ["24500.5"],
        "pattern": "^(0|[1-9][0-9]{0,15})(\\.[0-9]{1,6})?$",
        "description": "Mass in kilograms, up to six decimals."
      },
      "Quantity": {
        "type": "string",
        "examples": ["24500.5"],
        "pattern": "^(0|[1-9][0-9]{0,15})(\\.[0-9]{1,6})?$",
        "description": "Quantity in the unit named beside it, up to six decimals."
      },
      "Rate": {
        "type": "string",
        "examples": ["0.5"],
        "pattern": "^(0|[1-9][0-9]{0,3})(\\.[0-9]{1,6})?$",
        "description": "Rate in per cent."
      },
      "Mrn": {
        "type": "string",
        "examples": ["26TGLFW100000123J0"],
        "pattern": "^((2[4-9]|[3-9][0-9])[A-Z]{2}[A-Z0-9]{12}[J-M][0-9]|([01][0-9]|2[0-4])[A-Z]{2}[A-Z0-9]{13}[0-9])$",
        "description": "Movement reference number: year, country of departure, twelve national characters, procedure letter J to M (or a thirteenth national character until 2024), check digit.",
        "x-ncts": "MRN"
      },
      "Lrn": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
        "maxLength": 22,
        "description": "Local reference number: the declarant's own reference.",
        "x-wco": "D026",
        "x-ncts": "LRN"
      },
      "Grn": {
        "type": "string",
        "examples": ["26TG00CCIT0000178"],
        "pattern": "^[0-9]{2}[A-Z]{2}[A-Z0-9]{12}[0-9]([A-Z][0-9]{6})?$",
        "description": "Guarantee reference number: year, country, twelve characters, check digit; a voucher (type 4) appends a letter and six digits.",
        "x-ncts": "GRN"
      },
      "AccessCode": {
        "type": "string",
        "examples": ["K7P2"],
        "pattern": "^[A-Za-z0-9]{4}$",
        "description": "Access code of a guarantee. Kept as a hash only and never sent on.",
        "x-wco": "499",
        "x-ncts": "accessCode"
      },
      "Office": {
        "type": "string",
        "examples": ["TGLFW001"],
        "pattern": "^[A-Z]{2}[A-Z0-9]{6}$",
        "description": "Customs office by its hub code.",
        "x-codelist": "offices"
      },
      "Unlocode": {
        "type": "string",
        "examples": ["TGLFW"],
        "pattern": "^[A-Z]{2}[A-Z2-9]{3}$",
        "description": "UN/LOCODE: country and three characters."
      },
      "PartyId": {
        "type": "string",
        "examples": ["soget"],
        "pattern": "^[A-Za-z0-9][A-Za-z0-9_\\-]{0,34}$",
        "description": "Registered id of a party other than a customs administration, unique in its country."
      },
      "PartyKey": {
        "type": "string",
        "examples": ["TG/soget"],
        "pattern": "^[A-Z]{2}(/[A-Za-z0-9][A-Za-z0-9_\\-]{0,34})?$",
        "description": "A sender or receiver in one string: CC for the customs of a country, CC/party for any other party."
      },
      "Scheme": {
        "type": "string",
        "examples": ["NIF"],
        "pattern": "^[A-Z][A-Z0-9\\-]{1,16}$",
        "description": "Scheme an identification number belongs to, for instance NIF, IFU, NCC, NINEA, TIN.",
        "x-codelist": "party-schemes"
      },
      "Officer": {
        "type": "string",
        "examples": ["agent-417"],
        "pattern": "^[A-Za-z0-9][A-Za-z0-9_\\-]{0,34}$",
        "description": "Pseudonym of the customs officer; the administration alone knows the person behind it."
      },
      "Phone": {
        "type": "string",
        "examples": ["+228 22 00 00 00"],
        "pattern": "^[+0-9][0-9 ()\\-]{2,33}[0-9]$",
        "description": "Telephone number."
      },
      "Email": {
        "type": "string",
        "examples": ["bureau@example.org"],
        "pattern": "^[A-Za-z0-9._%+\\-]+@[A-Za-z0-9\\-]+(\\.[A-Za-z0-9\\-]+)+$",
        "maxLength": 256,
        "description": "E-mail address."
      },
      "Base64": {
        "type": "string",
        "examples": ["Q29ycmlkb3I="],
        "pattern": "^[A-Za-z0-9+/]+={0,2}$",
        "minLength": 4,
        "maxLength": 65536,
        "description": "Bytes in base64 (RFC 4648, with padding, without line breaks)."
      },
      "HsCode": {
        "type": "string",
        "examples": ["100630"],
        "pattern": "^[0-9]{6}$",
        "description": "Harmonised System subheading.",
        "x-wco": "145",
        "x-codelist": "hs"
      },
      "SealId": {
        "type": "string",
        "pattern": "^[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*$",
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
        "examples": ["12"],
        "pattern": "^([0-9]{2}|[a-z][a-z0-9\\-]{1,39})$",
        "description": "Error code.",
        "x-codelist": "errors"
      },
      "RuleId": {
        "type": "string",
        "examples": ["GRN-CHECK-DIGIT"],
        "pattern": "^[A-Z][A-Z0-9\\-]{1,39}$",
        "description": "Id of a business rule.",
        "x-codelist": "rules"
      },
      "Pointer": {
        "type": "string",
        "examples": ["/body/items/0/hsCode"],
        "pattern": "^(/[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]*([ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+[!-~\\u00a1-\\u00ac\\u00ae-\\u061b\\u061d-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufff8\\ufffc-\\ufffd𐀀-󟿿󠄀-􏿿]+)*)?$",
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
        "examples": ["BG"],
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
      "DeclaredGuarantee": {
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
          "party": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "Who collects it, if registered, as a rule a payment system: he then sees the movement."
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
          },
          "typeOfMeans": {
            "type": "string",
            "pattern": "^[0-9]{2,4}$",
            "description": "Type of means of transport (UN/ECE Recommendation 28).",
            "x-wco": "T009"
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
          "mode": {
            "$ref": "#/components/schemas/Mode",
            "description": "Mode of transport at that border.",
            "x-wco": "T022",
            "x-ncts": "modeOfTransportAtTheBorder"
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
          },
          "party": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "Who provides it, for instance the tracking provider, if he is registered: he then sees the movement."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Description of the goods that takes the place of seals."
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
          },
          "dutySuspended": {
            "type": "boolean",
            "description": "Excise or other duty on the goods is suspended already when they come under transit, for instance out of a warehouse; a guarantee may exclude such goods."
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
          },
          "controlledBy": {
            "$ref": "#/components/schemas/Officer",
            "description": "Pseudonym of the officer who controlled.",
            "x-ncts": "ControlResult/controlledBy"
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
          "xpath": {
            "$ref": "#/components/schemas/Text512",
            "description": "The same place as an XPath into a message in XML, its elements without prefix in the namespace of messages."
          },
          "value": {
            "$ref": "#/components/schemas/Text140",
            "description": "The value found, cut short, what is not seen and blanks at its edges written as escapes, as in \\u202e.",
            "x-ncts": "originalAttributeValue"
          },
          "expected": {
            "$ref": "#/components/schemas/Text512",
            "description": "What would be right: a list of values, a form with an example, a limit."
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
          "declarant": {
            "$ref": "#/components/schemas/Trader",
            "description": "Declarant, where he is not the principal.",
            "x-wco": ["R123", "R124"]
          },
          "representative": {
            "$ref": "#/components/schemas/Representative",
            "description": "Representative of the principal.",
            "x-wco": "R003",
            "x-ncts": "Representative"
          },
          "exporter": {
            "$ref": "#/components/schemas/Trader",
            "description": "Exporter, where he is not the consignor.",
            "x-wco": ["R031", "R032"]
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
              "$ref": "#/components/schemas/DeclaredGuarantee"
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
          "totalItems": {
            "$ref": "#/components/schemas/ItemNumber",
            "description": "Number of goods items.",
            "x-wco": "228"
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
      "DeclarationAmendmentBody": {
        "type": "object",
        "description": "The amendment.",
        "additionalProperties": false,
        "required": ["contentVersion", "reason", "declaration"],
        "properties": {
          "contentVersion": {
            "$ref": "#/components/schemas/Version",
            "description": "The version this amendment makes: one more than the one it rests on, so that two that cross are told apart."
          },
          "reason": {
            "$ref": "#/components/schemas/Text512",
            "description": "Why."
          },
          "declaration": {
            "$ref": "#/components/schemas/Declaration",
            "description": "The new content, whole."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "DeclarationAmendment": {
        "title": "DeclarationAmendment",
        "type": "object",
        "description": "Departure replaces the content of the declaration, before or after release.",
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
            "const": "declaration-amendment",
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
            "$ref": "#/components/schemas/DeclarationAmendmentBody",
            "description": "The amendment."
          }
        },
        "x-message-type": "declaration-amendment"
      },
      "CancellationBody": {
        "type": "object",
        "description": "The cancellation.",
        "additionalProperties": false,
        "required": ["basis", "reason"],
        "properties": {
          "basis": {
            "type": "string",
            "enum": ["authority", "request"],
            "description": "authority: customs of its own accord; request: the principal asked for it.",
            "x-ncts": "initiatedByCustoms"
          },
          "reason": {
            "$ref": "#/components/schemas/Text512",
            "description": "Why."
          },
          "requestedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the principal asked for it."
          },
          "decidedOn": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of the decision.",
            "x-ncts": "decisionDate"
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "Cancellation": {
        "title": "Cancellation",
        "type": "object",
        "description": "Departure cancels the movement, by its own authority or on request of the principal.",
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
            "const": "cancellation",
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
            "$ref": "#/components/schemas/CancellationBody",
            "description": "The cancellation."
          }
        },
        "x-message-type": "cancellation"
      },
      "ControlDecisionBody": {
        "type": "object",
        "description": "The decision.",
        "additionalProperties": false,
        "required": ["decision"],
        "properties": {
          "decision": {
            "type": "string",
            "enum": ["control", "cleared"],
            "description": "control: the goods are held for control; cleared: nothing stands in the way of release."
          },
          "channel": {
            "type": "string",
            "enum": ["green", "yellow", "red"],
            "description": "green: no control; yellow: documents; red: goods."
          },
          "controls": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "type": "string",
              "enum": ["documents", "goods", "seals", "scan"],
              "description": "Kind of control."
            },
            "description": "Controls ordered."
          },
          "reason": {
            "$ref": "#/components/schemas/Text512",
            "description": "Why."
          },
          "intendedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the control is intended."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office that controls."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "ControlDecision": {
        "title": "ControlDecision",
        "type": "object",
        "description": "Departure decides to control the goods before release, or clears them.",
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
            "const": "control-decision",
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
            "$ref": "#/components/schemas/ControlDecisionBody",
            "description": "The decision."
          }
        },
        "x-message-type": "control-decision"
      },
      "GuaranteeUseHolder": {
        "type": "object",
        "description": "Holder of the procedure.",
        "additionalProperties": false,
        "required": ["scheme", "id"],
        "properties": {
          "scheme": {
            "$ref": "#/components/schemas/Scheme"
          },
          "id": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the holder."
          }
        }
      },
      "GuaranteeUseBody": {
        "type": "object",
        "description": "The use asked for.",
        "additionalProperties": false,
        "required": ["grn", "type", "holder", "countries", "acceptedAt"],
        "properties": {
          "grn": {
            "$ref": "#/components/schemas/Grn"
          },
          "type": {
            "$ref": "#/components/schemas/GuaranteeType"
          },
          "accessCode": {
            "$ref": "#/components/schemas/AccessCode",
            "description": "Access code as declared; for the guarantor alone."
          },
          "amount": {
            "$ref": "#/components/schemas/Money",
            "description": "Amount to be reserved; a waiver has none.",
            "x-ncts": "amountConcerned"
          },
          "holder": {
            "$ref": "#/components/schemas/GuaranteeUseHolder",
            "description": "Holder of the procedure."
          },
          "countries": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/Country"
            },
            "description": "Countries involved, in the order of the itinerary."
          },
          "departureOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of departure.",
            "x-ncts": "CustomsOfficeOfDeparture"
          },
          "destinationOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of destination.",
            "x-ncts": "CustomsOfficeOfDestination"
          },
          "commodities": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/HsCode"
            },
            "description": "Subheadings of the goods, each once; absent when more is asked for without a new declaration.",
            "x-ncts": "Commodity/harmonizedSystemSubHeadingCode"
          },
          "acceptedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the declaration was accepted."
          },
          "replyBy": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Without an answer by then the use counts as refused (P99)."
          }
        }
      },
      "GuaranteeUse": {
        "title": "GuaranteeUse",
        "type": "object",
        "description": "The hub asks the system of a guarantor who monitors his guarantees himself to reserve an amount.",
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
            "const": "guarantee-use",
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
            "$ref": "#/components/schemas/GuaranteeUseBody",
            "description": "The use asked for."
          }
        },
        "x-message-type": "guarantee-use"
      },
      "GuaranteeUseResultGuarantee": {
        "type": "object",
        "description": "One guarantee.",
        "additionalProperties": false,
        "required": ["grn", "valid"],
        "properties": {
          "grn": {
            "$ref": "#/components/schemas/Grn"
          },
          "valid": {
            "type": "boolean",
            "description": "Whether the amount is reserved."
          },
          "guaranteeOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of guarantee.",
            "x-ncts": "CustomsOfficeOfGuarantee"
          },
          "notValidIn": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/Country"
            },
            "description": "Countries it does not cover.",
            "x-ncts": "ValidityLimitation"
          },
          "reason": {
            "$ref": "#/components/schemas/GuaranteeRefusal",
            "description": "Why not."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation."
          }
        }
      },
      "GuaranteeUseResultBody": {
        "type": "object",
        "description": "The answer.",
        "additionalProperties": false,
        "required": ["guarantees"],
        "properties": {
          "guarantees": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "$ref": "#/components/schemas/GuaranteeUseResultGuarantee",
              "description": "One guarantee."
            },
            "description": "The guarantees asked for."
          }
        }
      },
      "GuaranteeUseResult": {
        "title": "GuaranteeUseResult",
        "type": "object",
        "description": "The guarantor answers a use of his guarantee.",
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
            "const": "guarantee-use-result",
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
            "$ref": "#/components/schemas/GuaranteeUseResultBody",
            "description": "The answer."
          }
        },
        "x-message-type": "guarantee-use-result"
      },
      "GuaranteeNotValidGuarantee": {
        "type": "object",
        "description": "One guarantee.",
        "additionalProperties": false,
        "required": ["reason"],
        "properties": {
          "grn": {
            "$ref": "#/components/schemas/Grn",
            "description": "The guarantee; absent for one without reference."
          },
          "type": {
            "$ref": "#/components/schemas/GuaranteeType"
          },
          "carnet": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the TIR carnet, where that is the guarantee."
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
      "GuaranteeNotValidBody": {
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
              "$ref": "#/components/schemas/GuaranteeNotValidGuarantee",
              "description": "One guarantee."
            },
            "description": "The guarantees that are not valid."
          },
          "amendBy": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Without a valid guarantee by then the movement ends as not released."
          }
        }
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
            "$ref": "#/components/schemas/GuaranteeNotValidBody",
            "description": "What is wrong."
          }
        },
        "x-message-type": "guarantee-not-valid"
      },
      "NoReleaseBody": {
        "type": "object",
        "description": "The refusal.",
        "additionalProperties": false,
        "required": ["reason"],
        "properties": {
          "reason": {
            "type": "string",
            "enum": ["guarantee", "control", "documents", "prohibited-goods", "not-presented", "time-limit", "other"],
            "description": "Why.",
            "x-codelist": "no-release-reasons",
            "x-ncts": "noReleaseMotivationCode"
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation; required when the reason is other."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "NoRelease": {
        "title": "NoRelease",
        "type": "object",
        "description": "The goods are not released for transit; the movement ends.",
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
            "const": "no-release",
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
            "$ref": "#/components/schemas/NoReleaseBody",
            "description": "The refusal."
          }
        },
        "x-message-type": "no-release"
      },
      "ReleaseForTransitBody": {
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
            "$ref": "#/components/schemas/ReleaseForTransitBody",
            "description": "The release."
          }
        },
        "x-message-type": "release-for-transit"
      },
      "AnticipatedTransitRecordBody": {
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
            "$ref": "#/components/schemas/AnticipatedTransitRecordBody",
            "description": "The record: the latest data of the movement."
          }
        },
        "x-message-type": "anticipated-transit-record"
      },
      "AnticipatedArrivalRecordBody": {
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
            "$ref": "#/components/schemas/AnticipatedArrivalRecordBody",
            "description": "The record: the latest data of the movement."
          }
        },
        "x-message-type": "anticipated-arrival-record"
      },
      "BorderExitNoticeBody": {
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
            "$ref": "#/components/schemas/BorderExitNoticeBody",
            "description": "The passage."
          }
        },
        "x-message-type": "border-exit-notice"
      },
      "BorderEntryNoticeBody": {
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
            "$ref": "#/components/schemas/BorderEntryNoticeBody",
            "description": "The passage."
          }
        },
        "x-message-type": "border-entry-notice"
      },
      "BorderEntryRefusalBody": {
        "type": "object",
        "description": "The refusal.",
        "additionalProperties": false,
        "required": ["office", "reason"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of entry.",
            "x-ncts": "CustomsOfficeOfTransitActual"
          },
          "reason": {
            "type": "string",
            "enum": ["documents", "seals", "goods", "prohibited-goods", "vehicle", "security", "closed", "other"],
            "description": "Why.",
            "x-codelist": "entry-refusal-reasons"
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation; required when the reason is other."
          },
          "sealCheck": {
            "$ref": "#/components/schemas/SealCheck"
          },
          "vehicle": {
            "$ref": "#/components/schemas/Means",
            "description": "The vehicle seen."
          },
          "backTo": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of exit the goods are sent back to."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "BorderEntryRefusal": {
        "title": "BorderEntryRefusal",
        "type": "object",
        "description": "The entry office does not let the goods in.",
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
            "const": "border-entry-refusal",
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
            "$ref": "#/components/schemas/BorderEntryRefusalBody",
            "description": "The refusal."
          }
        },
        "x-message-type": "border-entry-refusal"
      },
      "ArrivalNotificationBody": {
        "type": "object",
        "description": "The notification.",
        "additionalProperties": false,
        "required": ["arrivedAt", "office"],
        "properties": {
          "arrivedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the goods came.",
            "x-ncts": "arrivalNotificationDateTime"
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of destination in charge.",
            "x-ncts": "CustomsOfficeOfDestinationActual"
          },
          "simplified": {
            "type": "boolean",
            "description": "Simplified procedure: the goods are at the premises of the authorised consignee."
          },
          "authorisation": {
            "$ref": "#/components/schemas/Authorisation",
            "description": "Authorisation of the consignee."
          },
          "consignee": {
            "$ref": "#/components/schemas/IdentifiedTrader",
            "description": "The consignee on whose behalf customs sends it.",
            "x-ncts": "TraderAtDestination"
          },
          "sealState": {
            "$ref": "#/components/schemas/SealState",
            "description": "State of the seals."
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
      },
      "ArrivalNotification": {
        "title": "ArrivalNotification",
        "type": "object",
        "description": "The authorised consignee, or destination on his behalf, says that the goods have come to his premises.",
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
            "const": "arrival-notification",
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
            "$ref": "#/components/schemas/ArrivalNotificationBody",
            "description": "The notification."
          }
        },
        "x-message-type": "arrival-notification"
      },
      "ArrivalAdviceBody": {
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
            "$ref": "#/components/schemas/ArrivalAdviceBody",
            "description": "The arrival."
          }
        },
        "x-message-type": "arrival-advice"
      },
      "UnloadingPermissionBody": {
        "type": "object",
        "description": "The permission.",
        "additionalProperties": false,
        "required": ["office", "permittedAt"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of destination.",
            "x-ncts": "CustomsOfficeOfDestinationActual"
          },
          "permittedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "From when on."
          },
          "continued": {
            "type": "boolean",
            "description": "Unloading may go on after remarks that it was not complete."
          },
          "resultsBy": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the control results are due."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Conditions."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "UnloadingPermission": {
        "title": "UnloadingPermission",
        "type": "object",
        "description": "Destination allows the authorised consignee to unload.",
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
            "const": "unloading-permission",
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
            "$ref": "#/components/schemas/UnloadingPermissionBody",
            "description": "The permission."
          }
        },
        "x-message-type": "unloading-permission"
      },
      "UnloadingRemarksBody": {
        "type": "object",
        "description": "The remarks.",
        "additionalProperties": false,
        "required": ["unloadedOn", "conform", "complete"],
        "properties": {
          "unloadedOn": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of unloading.",
            "x-ncts": "unloadingDate"
          },
          "conform": {
            "type": "boolean",
            "description": "The goods agree with the declaration."
          },
          "complete": {
            "type": "boolean",
            "description": "Everything is unloaded."
          },
          "sealState": {
            "$ref": "#/components/schemas/SealState",
            "description": "State of the seals."
          },
          "discrepancies": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/Discrepancy"
            },
            "description": "Discrepancies found."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Remarks."
          }
        }
      },
      "UnloadingRemarks": {
        "title": "UnloadingRemarks",
        "type": "object",
        "description": "The authorised consignee reports what he unloaded.",
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
            "const": "unloading-remarks",
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
            "$ref": "#/components/schemas/UnloadingRemarksBody",
            "description": "The remarks."
          }
        },
        "x-message-type": "unloading-remarks"
      },
      "ControlResultsBody": {
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
            "$ref": "#/components/schemas/ControlResultsBody",
            "description": "The results."
          }
        },
        "x-message-type": "control-results"
      },
      "DiscrepancyResolutionBody": {
        "type": "object",
        "description": "The resolution.",
        "additionalProperties": false,
        "required": ["outcome", "decidedOn"],
        "properties": {
          "outcome": {
            "type": "string",
            "enum": ["solved", "unsolved"],
            "description": "solved: nothing is owed; unsolved: recovery is expected."
          },
          "decidedOn": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of the decision."
          },
          "writeOffOn": {
            "$ref": "#/components/schemas/Date",
            "description": "Day from which the movement may be discharged.",
            "x-ncts": "writeOffDate"
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation."
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
      },
      "DiscrepancyResolution": {
        "title": "DiscrepancyResolution",
        "type": "object",
        "description": "Departure says how the discrepancies reported with the results were resolved.",
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
            "const": "discrepancy-resolution",
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
            "$ref": "#/components/schemas/DiscrepancyResolutionBody",
            "description": "The resolution."
          }
        },
        "x-message-type": "discrepancy-resolution"
      },
      "DischargeBody": {
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
            "$ref": "#/components/schemas/DischargeBody",
            "description": "The discharge."
          }
        },
        "x-message-type": "discharge"
      },
      "RecordClosureBody": {
        "type": "object",
        "description": "The closure.",
        "additionalProperties": false,
        "required": ["reason", "closedAt"],
        "properties": {
          "reason": {
            "type": "string",
            "enum": ["diverted", "cancelled", "arrived-elsewhere"],
            "description": "Why."
          },
          "closedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Since when."
          },
          "itineraryVersion": {
            "$ref": "#/components/schemas/Version",
            "description": "Version of the itinerary without this country."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office the goods went to, if known."
          }
        }
      },
      "RecordClosure": {
        "title": "RecordClosure",
        "type": "object",
        "description": "A country that had a record of the movement will not see the goods any more.",
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
            "const": "record-closure",
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
            "$ref": "#/components/schemas/RecordClosureBody",
            "description": "The closure."
          }
        },
        "x-message-type": "record-closure"
      },
      "DiversionRequestBody": {
        "type": "object",
        "description": "The request.",
        "additionalProperties": false,
        "required": ["office", "purpose", "reason"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office where the goods are or will be."
          },
          "instead": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of the itinerary that it stands in for; when absent, the one of its country that is next on the way."
          },
          "purpose": {
            "type": "string",
            "enum": ["transit", "destination"],
            "description": "transit: the goods enter here and go on; destination: they end here."
          },
          "reason": {
            "type": "string",
            "enum": ["border-closed", "road-closed", "carrier-request", "security", "error", "other"],
            "description": "Why."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation; required when the reason is other."
          },
          "vehicle": {
            "$ref": "#/components/schemas/Means",
            "description": "The vehicle seen."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "DiversionRequest": {
        "title": "DiversionRequest",
        "type": "object",
        "description": "An office that is not on the itinerary asks to take the movement over.",
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
            "const": "diversion-request",
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
            "$ref": "#/components/schemas/DiversionRequestBody",
            "description": "The request."
          }
        },
        "x-message-type": "diversion-request"
      },
      "DiversionResponseBody": {
        "type": "object",
        "description": "The answer.",
        "additionalProperties": false,
        "required": ["outcome", "office"],
        "properties": {
          "outcome": {
            "type": "string",
            "enum": ["accepted", "rejected"],
            "description": "The answer."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office that asked."
          },
          "reason": {
            "type": "string",
            "enum": ["1", "2", "3", "4"],
            "description": "Why not: 1 arrived elsewhere, 2 ended or cancelled, 3 unknown, 4 other.",
            "x-ncts": "requestRejectionReasonCode",
            "x-codelist": "diversion-refusals"
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation."
          },
          "itineraryVersion": {
            "$ref": "#/components/schemas/Version",
            "description": "Version of the itinerary as it now is."
          },
          "itinerary": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/Leg"
            },
            "description": "The itinerary as it now is."
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Time limit at destination."
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
          "declaration": {
            "$ref": "#/components/schemas/Declaration",
            "description": "The declaration with all amendments; without access codes."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "DiversionResponse": {
        "title": "DiversionResponse",
        "type": "object",
        "description": "The answer to a request for diversion: by the rules of the hub, or by departure.",
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
            "const": "diversion-response",
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
            "$ref": "#/components/schemas/DiversionResponseBody",
            "description": "The answer."
          }
        },
        "x-message-type": "diversion-response"
      },
      "TimeLimitExtensionBody": {
        "type": "object",
        "description": "The extension.",
        "additionalProperties": false,
        "required": ["scope", "limitAt", "reason"],
        "properties": {
          "scope": {
            "type": "string",
            "enum": ["movement", "leg"],
            "description": "What is extended."
          },
          "legIndex": {
            "type": "integer",
            "minimum": 0,
            "maximum": 99,
            "description": "The leg, from 0; with scope leg."
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "The new limit."
          },
          "reason": {
            "type": "string",
            "enum": [
              "breakdown",
              "accident",
              "weather",
              "border-closed",
              "security",
              "health",
              "administrative",
              "other"
            ],
            "description": "Why."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation; required when the reason is other."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office that decides."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "TimeLimitExtension": {
        "title": "TimeLimitExtension",
        "type": "object",
        "description": "Departure, or the country where the vehicle stands, sets a later time limit.",
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
            "const": "time-limit-extension",
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
            "$ref": "#/components/schemas/TimeLimitExtensionBody",
            "description": "The extension."
          }
        },
        "x-message-type": "time-limit-extension"
      },
      "TranshipmentBody": {
        "type": "object",
        "description": "The change.",
        "additionalProperties": false,
        "required": ["office", "kind", "vehicleSet"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office where the change is made."
          },
          "kind": {
            "type": "string",
            "enum": ["mode", "vehicle"],
            "description": "What changes."
          },
          "vehicleSet": {
            "$ref": "#/components/schemas/VehicleSet",
            "description": "The vehicle set that now carries the goods."
          },
          "driver": {
            "$ref": "#/components/schemas/Driver",
            "description": "The driver who goes on."
          },
          "equipment": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/Equipment"
            },
            "description": "Containers and loading spaces with the seals as they now are; takes the place of what was declared."
          },
          "sealCheck": {
            "$ref": "#/components/schemas/SealCheck"
          },
          "containerIndicator": {
            "type": "boolean",
            "description": "The goods go on in containers."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Remarks."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "Transhipment": {
        "title": "Transhipment",
        "type": "object",
        "description": "A planned change of mode or vehicle at a declared office.",
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
            "const": "transhipment",
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
            "$ref": "#/components/schemas/TranshipmentBody",
            "description": "The change."
          }
        },
        "x-message-type": "transhipment"
      },
      "IncidentNoticePlace": {
        "type": "object",
        "description": "Where.",
        "additionalProperties": false,
        "required": ["country"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country."
          },
          "unlocode": {
            "$ref": "#/components/schemas/Unlocode"
          },
          "position": {
            "$ref": "#/components/schemas/Position"
          },
          "location": {
            "$ref": "#/components/schemas/Text140",
            "description": "Description of the place."
          }
        }
      },
      "IncidentNoticeEndorsement": {
        "type": "object",
        "description": "Endorsement by the authority of the place.",
        "additionalProperties": false,
        "required": ["date", "authority", "place", "country"],
        "properties": {
          "date": {
            "$ref": "#/components/schemas/Date",
            "description": "Day.",
            "x-ncts": "Endorsement/date"
          },
          "authority": {
            "$ref": "#/components/schemas/Text70",
            "description": "Authority.",
            "x-ncts": "Endorsement/authority"
          },
          "place": {
            "$ref": "#/components/schemas/Text70",
            "description": "Place.",
            "x-ncts": "Endorsement/place"
          },
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country."
          }
        }
      },
      "IncidentNoticeTranshipment": {
        "type": "object",
        "description": "The new means of transport; with codes 3 and 6.",
        "additionalProperties": false,
        "required": ["vehicleSet"],
        "properties": {
          "vehicleSet": {
            "$ref": "#/components/schemas/VehicleSet",
            "description": "The vehicle set that now carries the goods."
          },
          "containerIndicator": {
            "type": "boolean",
            "description": "The goods go on in containers."
          }
        }
      },
      "IncidentNoticeBody": {
        "type": "object",
        "description": "The incident.",
        "additionalProperties": false,
        "required": ["code", "text", "place"],
        "properties": {
          "code": {
            "type": "string",
            "enum": ["1", "2", "3", "4", "5", "6"],
            "description": "1 deviation, 2 seals broken, 3 goods transferred, 4 goods unloaded, 5 carrier cannot comply, 6 means of transport changed.",
            "x-ncts": "Incident/code",
            "x-codelist": "incident-codes"
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "What happened.",
            "x-ncts": "Incident/text"
          },
          "place": {
            "$ref": "#/components/schemas/IncidentNoticePlace",
            "description": "Where."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office that reports."
          },
          "endorsement": {
            "$ref": "#/components/schemas/IncidentNoticeEndorsement",
            "description": "Endorsement by the authority of the place."
          },
          "equipment": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/Equipment"
            },
            "description": "Containers and loading spaces with the seals as they now are; takes the place of what was declared."
          },
          "transhipment": {
            "$ref": "#/components/schemas/IncidentNoticeTranshipment",
            "description": "The new means of transport; with codes 3 and 6."
          },
          "items": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/ItemNumber"
            },
            "description": "Goods items concerned."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "IncidentNotice": {
        "title": "IncidentNotice",
        "type": "object",
        "description": "Something happened to the goods, the seals or the vehicle on the way.",
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
            "const": "incident-notice",
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
            "$ref": "#/components/schemas/IncidentNoticeBody",
            "description": "The incident."
          }
        },
        "x-message-type": "incident-notice"
      },
      "SealChangeBody": {
        "type": "object",
        "description": "The change.",
        "additionalProperties": false,
        "required": ["office", "reason"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office that changed them."
          },
          "container": {
            "type": "string",
            "pattern": "^[A-Z]{3}[UJZ][0-9]{7}$",
            "description": "Container concerned (ISO 6346)."
          },
          "removed": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/SealId"
            },
            "description": "Seals taken off."
          },
          "affixed": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/Seal"
            },
            "description": "Seals put on."
          },
          "reason": {
            "type": "string",
            "enum": ["control", "broken", "tampered", "transhipment", "tracker", "other"],
            "description": "Why."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation; required when the reason is other."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "SealChange": {
        "title": "SealChange",
        "type": "object",
        "description": "Customs replaces, removes or adds seals.",
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
            "const": "seal-change",
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
            "$ref": "#/components/schemas/SealChangeBody",
            "description": "The change."
          }
        },
        "x-message-type": "seal-change"
      },
      "EnRouteEndItem": {
        "type": "object",
        "description": "One item.",
        "additionalProperties": false,
        "required": ["number"],
        "properties": {
          "number": {
            "$ref": "#/components/schemas/ItemNumber"
          },
          "packages": {
            "type": "integer",
            "minimum": 0,
            "maximum": 99999999,
            "description": "Packages concerned."
          },
          "grossMass": {
            "$ref": "#/components/schemas/Mass",
            "description": "Gross mass concerned in kilograms."
          }
        }
      },
      "EnRouteEndBody": {
        "type": "object",
        "description": "The end.",
        "additionalProperties": false,
        "required": ["office", "outcome", "extent"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office in whose district it happened."
          },
          "outcome": {
            "type": "string",
            "enum": ["seized", "cleared-in-transit", "destroyed", "stolen", "abandoned", "returned"],
            "description": "What became of the goods."
          },
          "extent": {
            "type": "string",
            "enum": ["all", "items"],
            "description": "All the goods, or some items."
          },
          "items": {
            "type": "array",
            "minItems": 1,
            "maxItems": 999,
            "items": {
              "$ref": "#/components/schemas/EnRouteEndItem",
              "description": "One item."
            },
            "description": "The items; with extent items."
          },
          "dutyPaid": {
            "$ref": "#/components/schemas/Money",
            "description": "Duties and taxes paid there."
          },
          "nationalReference": {
            "$ref": "#/components/schemas/NationalRef",
            "description": "Number of the national declaration or record of seizure."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation."
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
      },
      "EnRouteEnd": {
        "title": "EnRouteEnd",
        "type": "object",
        "description": "The transit ends on the way, for all or some of the goods.",
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
            "const": "en-route-end",
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
            "$ref": "#/components/schemas/EnRouteEndBody",
            "description": "The end."
          }
        },
        "x-message-type": "en-route-end"
      },
      "EnquiryRequestBody": {
        "type": "object",
        "description": "The enquiry.",
        "additionalProperties": false,
        "required": ["stage", "asked", "question", "respondBy"],
        "properties": {
          "stage": {
            "type": "string",
            "enum": ["holder", "office"],
            "description": "Who is asked."
          },
          "asked": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "The principal, or the customs administration of the office."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "The office asked.",
            "x-ncts": "CustomsOfficeOfEnquiry"
          },
          "question": {
            "$ref": "#/components/schemas/Text512",
            "description": "What is asked.",
            "x-ncts": "Enquiry/text"
          },
          "respondBy": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the answer is due.",
            "x-ncts": "limitForTheEnquiryResponseDate"
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "EnquiryRequest": {
        "title": "EnquiryRequest",
        "type": "object",
        "description": "Departure asks where the goods are: first the principal, then an office.",
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
            "const": "enquiry-request",
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
            "$ref": "#/components/schemas/EnquiryRequestBody",
            "description": "The enquiry."
          }
        },
        "x-message-type": "enquiry-request"
      },
      "EnquiryResponseBody": {
        "type": "object",
        "description": "The answer.",
        "additionalProperties": false,
        "required": ["answer"],
        "properties": {
          "answer": {
            "type": "string",
            "enum": [
              "not-known",
              "arrived",
              "results-sent",
              "duplicate",
              "ended-en-route",
              "delivered-elsewhere",
              "no-information"
            ],
            "description": "The answer.",
            "x-codelist": "enquiry-answers"
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office the goods came to, if known."
          },
          "arrivedOn": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of arrival, if known."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation."
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
      },
      "EnquiryResponse": {
        "title": "EnquiryResponse",
        "type": "object",
        "description": "The answer to an enquiry.",
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
            "const": "enquiry-response",
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
            "$ref": "#/components/schemas/EnquiryResponseBody",
            "description": "The answer."
          }
        },
        "x-message-type": "enquiry-response"
      },
      "RecoveryNoticeBody": {
        "type": "object",
        "description": "The claim.",
        "additionalProperties": false,
        "required": ["grn", "amount", "country", "legalBasis", "payBy"],
        "properties": {
          "grn": {
            "$ref": "#/components/schemas/Grn",
            "description": "The guarantee claimed."
          },
          "amount": {
            "$ref": "#/components/schemas/Money",
            "description": "The amount claimed; may be a part of the line.",
            "x-ncts": "amountClaimed"
          },
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country where the debt arose."
          },
          "legalBasis": {
            "$ref": "#/components/schemas/Text512",
            "description": "The provision the claim rests on."
          },
          "payBy": {
            "$ref": "#/components/schemas/Date",
            "description": "Last day to pay."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of recovery.",
            "x-ncts": "recoveryOffice"
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation.",
            "x-ncts": "recoveryNotificationText"
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
      },
      "RecoveryNotice": {
        "title": "RecoveryNotice",
        "type": "object",
        "description": "Departure, or the country competent for the debt, claims the duties from the guarantors.",
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
            "const": "recovery-notice",
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
            "$ref": "#/components/schemas/RecoveryNoticeBody",
            "description": "The claim."
          }
        },
        "x-message-type": "recovery-notice"
      },
      "RecoveryTransferBody": {
        "type": "object",
        "description": "The transfer.",
        "additionalProperties": false,
        "required": ["country", "reason"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country held to be competent."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office of recovery held to be competent.",
            "x-ncts": "RequestedAuthority"
          },
          "reason": {
            "$ref": "#/components/schemas/Text512",
            "description": "Why."
          },
          "grns": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "$ref": "#/components/schemas/Grn"
            },
            "description": "Guarantees concerned."
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
      },
      "RecoveryTransfer": {
        "title": "RecoveryTransfer",
        "type": "object",
        "description": "Departure asks the country where the debt arose to recover it.",
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
            "const": "recovery-transfer",
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
            "$ref": "#/components/schemas/RecoveryTransferBody",
            "description": "The transfer."
          }
        },
        "x-message-type": "recovery-transfer"
      },
      "RecoveryTransferResponseBody": {
        "type": "object",
        "description": "The answer.",
        "additionalProperties": false,
        "required": ["accepted"],
        "properties": {
          "accepted": {
            "type": "boolean",
            "description": "Whether it takes over."
          },
          "reason": {
            "$ref": "#/components/schemas/Text512",
            "description": "Why not."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "RecoveryTransferResponse": {
        "title": "RecoveryTransferResponse",
        "type": "object",
        "description": "The country asked takes over the recovery, or does not.",
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
            "const": "recovery-transfer-response",
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
            "$ref": "#/components/schemas/RecoveryTransferResponseBody",
            "description": "The answer."
          }
        },
        "x-message-type": "recovery-transfer-response"
      },
      "RecoverySettlementBody": {
        "type": "object",
        "description": "The payment.",
        "additionalProperties": false,
        "required": ["grn", "amount", "paidOn", "payer"],
        "properties": {
          "grn": {
            "$ref": "#/components/schemas/Grn",
            "description": "The guarantee claimed."
          },
          "amount": {
            "$ref": "#/components/schemas/Money",
            "description": "The amount paid."
          },
          "paidOn": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of the payment."
          },
          "payer": {
            "$ref": "#/components/schemas/Text70",
            "description": "Who paid."
          },
          "receipt": {
            "$ref": "#/components/schemas/Text35",
            "description": "Receipt of the treasury."
          },
          "paidBy": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "The guarantor that paid; absent it is the sender, or, from customs, the one that issued the guarantee."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Remarks."
          }
        }
      },
      "RecoverySettlement": {
        "title": "RecoverySettlement",
        "type": "object",
        "description": "A claim is paid.",
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
            "const": "recovery-settlement",
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
            "$ref": "#/components/schemas/RecoverySettlementBody",
            "description": "The payment."
          }
        },
        "x-message-type": "recovery-settlement"
      },
      "ClaimWithdrawalBody": {
        "type": "object",
        "description": "The withdrawal.",
        "additionalProperties": false,
        "required": ["grn", "reason"],
        "properties": {
          "grn": {
            "$ref": "#/components/schemas/Grn",
            "description": "The guarantee claimed."
          },
          "reason": {
            "$ref": "#/components/schemas/Text512",
            "description": "Why."
          },
          "officer": {
            "$ref": "#/components/schemas/Officer"
          }
        }
      },
      "ClaimWithdrawal": {
        "title": "ClaimWithdrawal",
        "type": "object",
        "description": "A claim is no longer made.",
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
            "const": "claim-withdrawal",
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
            "$ref": "#/components/schemas/ClaimWithdrawalBody",
            "description": "The withdrawal."
          }
        },
        "x-message-type": "claim-withdrawal"
      },
      "GuaranteeRegistrationBody": {
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
            "description": "Harmonised System codes, by their first digits, it does not cover; an update without them lifts them.",
            "x-codelist": "hs"
          },
          "notFor": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "type": "string",
              "enum": ["suspended-goods", "sensitive-goods"],
              "description": "Kind of goods.",
              "x-codelist": "guarantee-restrictions"
            },
            "description": "Kinds of goods it does not cover; an update without them lifts them."
          },
          "departureOffices": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/Office"
            },
            "description": "Offices of departure it may be used at; every one when absent."
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
            "$ref": "#/components/schemas/GuaranteeRegistrationBody",
            "description": "The guarantee."
          }
        },
        "x-message-type": "guarantee-registration"
      },
      "GuaranteeReleaseBody": {
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
            "enum": ["discharged", "cancelled", "not-released", "lapsed", "amended", "withdrawn", "answered-too-late"],
            "description": "Why.",
            "x-codelist": "guarantee-release-causes"
          },
          "releasedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it was freed."
          }
        }
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
            "$ref": "#/components/schemas/GuaranteeReleaseBody",
            "description": "The release."
          }
        },
        "x-message-type": "guarantee-release"
      },
      "PaymentNoticeBody": {
        "type": "object",
        "description": "The payment.",
        "additionalProperties": false,
        "required": ["purpose", "amount", "receipt", "paidOn"],
        "properties": {
          "purpose": {
            "type": "string",
            "enum": ["contribution", "claim", "reimbursement"],
            "description": "What for; a reimbursement gives back to another guarantor what he has paid of a claim."
          },
          "amount": {
            "$ref": "#/components/schemas/Money",
            "description": "Amount paid."
          },
          "receipt": {
            "$ref": "#/components/schemas/Text35",
            "description": "Receipt."
          },
          "paidOn": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of the payment."
          },
          "payer": {
            "$ref": "#/components/schemas/Text70",
            "description": "Who paid."
          },
          "grn": {
            "$ref": "#/components/schemas/Grn",
            "description": "The guarantee concerned; required of a reimbursement."
          },
          "payee": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "The guarantor that is reimbursed; required of a reimbursement."
          }
        }
      },
      "PaymentNotice": {
        "title": "PaymentNotice",
        "type": "object",
        "description": "A payment made for the movement: the contribution to the guarantee fund, or a claim.",
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
            "const": "payment-notice",
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
            "$ref": "#/components/schemas/PaymentNoticeBody",
            "description": "The payment."
          }
        },
        "x-message-type": "payment-notice"
      },
      "OverdueNoticeBody": {
        "type": "object",
        "description": "What is overdue.",
        "additionalProperties": false,
        "required": ["awaited", "since"],
        "properties": {
          "awaited": {
            "type": "string",
            "pattern": "^[a-z][a-z\\-]{2,39}$",
            "description": "Type of the message awaited."
          },
          "since": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Since when."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office it is awaited from."
          },
          "party": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "Party it is awaited from."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation."
          }
        }
      },
      "OverdueNotice": {
        "title": "OverdueNotice",
        "type": "object",
        "description": "Something that is awaited has not come.",
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
            "const": "overdue-notice",
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
            "$ref": "#/components/schemas/OverdueNoticeBody",
            "description": "What is overdue."
          }
        },
        "x-message-type": "overdue-notice"
      },
      "AlertBody": {
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
          "deviceId": {
            "$ref": "#/components/schemas/Text35",
            "description": "Tracking device that gave the alarm."
          },
          "alarm": {
            "type": "string",
            "enum": ["route-left", "stop", "unlocked", "tampered", "low-battery", "geofence"],
            "description": "Kind of alarm of the device.",
            "x-codelist": "tracking-alarms"
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
            "$ref": "#/components/schemas/AlertBody",
            "description": "The alert."
          }
        },
        "x-message-type": "alert"
      },
      "TrainManifestWagon": {
        "type": "object",
        "description": "One wagon.",
        "additionalProperties": false,
        "required": ["number"],
        "properties": {
          "number": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the wagon."
          },
          "position": {
            "type": "integer",
            "minimum": 1,
            "maximum": 99,
            "description": "Position in the train, from 1."
          },
          "mrns": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/Mrn"
            },
            "description": "Movements on the wagon; as last reported when absent."
          },
          "containers": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "type": "string",
              "pattern": "^[A-Z]{3}[UJZ][0-9]{7}$",
              "description": "Container (ISO 6346)."
            },
            "description": "Containers on the wagon."
          },
          "sealState": {
            "$ref": "#/components/schemas/SealState",
            "description": "State of the seals."
          },
          "seals": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/SealId"
            },
            "description": "Seals on the wagon."
          }
        }
      },
      "TrainManifestBody": {
        "type": "object",
        "description": "The train.",
        "additionalProperties": false,
        "required": ["train", "operation", "office"],
        "properties": {
          "train": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the train."
          },
          "operation": {
            "type": "string",
            "enum": ["depart", "pass", "cut", "arrive"],
            "description": "depart: the train sets out, made up of the wagons listed; pass, arrive: the train or the wagons listed do; cut: the wagons listed were left behind."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Office it reports from or nearest to it."
          },
          "wagons": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/TrainManifestWagon",
              "description": "One wagon."
            },
            "description": "The wagons; all that run in the train as last reported when absent, which only pass and arrive allow."
          },
          "station": {
            "$ref": "#/components/schemas/Text70",
            "description": "Station."
          },
          "remarks": {
            "$ref": "#/components/schemas/Text512",
            "description": "Remarks."
          }
        }
      },
      "TrainManifest": {
        "title": "TrainManifest",
        "type": "object",
        "description": "The composition of a train at one point of its way, wagon by wagon, with the movements on each.",
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
            "const": "train-manifest",
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
            "$ref": "#/components/schemas/TrainManifestBody",
            "description": "The train."
          }
        },
        "x-message-type": "train-manifest"
      },
      "TrackingEventBody": {
        "type": "object",
        "description": "The event.",
        "additionalProperties": false,
        "required": ["deviceId", "event"],
        "properties": {
          "deviceId": {
            "$ref": "#/components/schemas/Text35",
            "description": "Number of the device."
          },
          "event": {
            "type": "string",
            "enum": ["position", "alarm", "armed", "disarmed", "silent"],
            "description": "What is reported."
          },
          "alarm": {
            "type": "string",
            "enum": ["route-left", "stop", "unlocked", "tampered", "low-battery", "geofence"],
            "description": "Kind of alarm.",
            "x-codelist": "tracking-alarms"
          },
          "position": {
            "$ref": "#/components/schemas/Position"
          },
          "place": {
            "$ref": "#/components/schemas/Text140",
            "description": "Place in words."
          },
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country it stands in."
          },
          "sealState": {
            "$ref": "#/components/schemas/SealState",
            "description": "State of the seals."
          },
          "vehicle": {
            "$ref": "#/components/schemas/Means",
            "description": "Vehicle the device is on."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Remarks."
          }
        }
      },
      "TrackingEvent": {
        "title": "TrackingEvent",
        "type": "object",
        "description": "What a tracking device reports.",
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
            "const": "tracking-event",
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
            "$ref": "#/components/schemas/TrackingEventBody",
            "description": "The event."
          }
        },
        "x-message-type": "tracking-event"
      },
      "StatusRequestBody": {
        "type": "object",
        "description": "The question.",
        "additionalProperties": false,
        "required": ["detail"],
        "properties": {
          "detail": {
            "type": "string",
            "enum": ["state", "events"],
            "description": "state: how it stands; events: with what happened on the way."
          }
        }
      },
      "StatusRequest": {
        "title": "StatusRequest",
        "type": "object",
        "description": "A party asks how a movement stands.",
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
            "const": "status-request",
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
            "$ref": "#/components/schemas/StatusRequestBody",
            "description": "The question."
          }
        },
        "x-message-type": "status-request"
      },
      "StatusResponseEvent": {
        "type": "object",
        "description": "One event.",
        "additionalProperties": false,
        "required": ["event", "occurredAt"],
        "properties": {
          "event": {
            "type": "string",
            "enum": ["declared", "released", "exited", "entered", "returned", "arrived", "results", "ended"],
            "description": "What happened."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "Where."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When."
          }
        }
      },
      "StatusResponseBody": {
        "type": "object",
        "description": "The state.",
        "additionalProperties": false,
        "required": ["known"],
        "properties": {
          "known": {
            "type": "boolean",
            "description": "Whether the hub knows the movement and the asker is a party to it."
          },
          "state": {
            "type": "string",
            "pattern": "^[a-z][a-z\\-]{2,39}$",
            "description": "Main state."
          },
          "version": {
            "$ref": "#/components/schemas/Version",
            "description": "Version of the content."
          },
          "itineraryVersion": {
            "$ref": "#/components/schemas/Version",
            "description": "Version of the itinerary."
          },
          "procedures": {
            "type": "array",
            "minItems": 1,
            "maxItems": 4,
            "items": {
              "type": "string",
              "enum": ["enquiry", "diversion", "recovery", "stop"],
              "description": "Procedure."
            },
            "description": "Procedures open."
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Time limit at destination."
          },
          "events": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/StatusResponseEvent",
              "description": "One event."
            },
            "description": "What happened, in the order of the road."
          }
        }
      },
      "StatusResponse": {
        "title": "StatusResponse",
        "type": "object",
        "description": "How a movement stands.",
        "additionalProperties": false,
        "required": [
          "id",
          "type",
          "version",
          "sender",
          "mrn",
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
            "const": "status-response",
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
            "$ref": "#/components/schemas/StatusResponseBody",
            "description": "The state."
          }
        },
        "x-message-type": "status-response"
      },
      "AvailabilityNoticeBody": {
        "type": "object",
        "description": "What is not available.",
        "additionalProperties": false,
        "required": ["scope", "state", "from", "manualProcedure"],
        "properties": {
          "scope": {
            "type": "string",
            "enum": ["country", "office"],
            "description": "country: the customs system of the country; office: one office."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "The office; with scope office."
          },
          "state": {
            "type": "string",
            "enum": ["outage", "closed", "limited", "available"],
            "description": "outage: the system does not answer; closed: nothing passes; limited: some things do; available: it is over."
          },
          "direction": {
            "type": "string",
            "enum": ["in", "out", "both"],
            "description": "For goods that come in, go out, or both."
          },
          "modes": {
            "type": "array",
            "minItems": 1,
            "maxItems": 9,
            "items": {
              "$ref": "#/components/schemas/Mode"
            },
            "description": "Modes of transport concerned; all when absent."
          },
          "from": {
            "$ref": "#/components/schemas/DateTime",
            "description": "From when on."
          },
          "to": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Until when, if known."
          },
          "manualProcedure": {
            "type": "boolean",
            "description": "Goods go on with paper, to be entered later."
          },
          "alternativeOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Another office that takes over meanwhile. Movements heading for what is closed are diverted to one of the same country where the rule allows; all else, and another country's office, is referred to departure."
          },
          "text": {
            "$ref": "#/components/schemas/Text512",
            "description": "Explanation."
          }
        }
      },
      "AvailabilityNotice": {
        "title": "AvailabilityNotice",
        "type": "object",
        "description": "A system or an office is out of service, closed or limited, and what is done meanwhile.",
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
            "const": "availability-notice",
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
            "$ref": "#/components/schemas/AvailabilityNoticeBody",
            "description": "What is not available."
          }
        },
        "x-message-type": "availability-notice"
      },
      "DeliveryReportEntry": {
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
            "description": "Why it was refused; of what was accepted, a remark: unmapped says that it was stored, but that the receiver's system has no form for it."
          }
        }
      },
      "DeliveryReportBody": {
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
              "$ref": "#/components/schemas/DeliveryReportEntry",
              "description": "One message."
            },
            "description": "The messages."
          }
        }
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
            "$ref": "#/components/schemas/DeliveryReportBody",
            "description": "The report."
          }
        },
        "x-message-type": "delivery-report"
      },
      "AcknowledgementBody": {
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
            "$ref": "#/components/schemas/AcknowledgementBody",
            "description": "The receipt."
          }
        },
        "x-message-type": "acknowledgement"
      },
      "FunctionalErrorBody": {
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
            "description": "All findings: up to 100 of the schema, up to 999 of rules. A list as long as that may have been cut."
          },
          "digest": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
            "description": "SHA-256 of the bytes that were refused, to know them again where their header could not be read.",
            "examples": ["sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"]
          }
        }
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
            "$ref": "#/components/schemas/FunctionalErrorBody",
            "description": "The refusal."
          }
        },
        "x-message-type": "functional-error"
      },
      "TechnicalErrorBody": {
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
          "digest": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
            "description": "SHA-256 of the bytes that were refused, to know them again where their header could not be read.",
            "examples": ["sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"]
          },
          "retryAfter": {
            "type": "integer",
            "minimum": 1,
            "maximum": 99999,
            "description": "Seconds after which to try again."
          }
        }
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
            "$ref": "#/components/schemas/TechnicalErrorBody",
            "description": "The refusal."
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
