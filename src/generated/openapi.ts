// generated from schemas/ by "npm run gen"; do not edit

/** The OpenAPI 3.1 document of the HTTP API. */
export const openApi: { readonly [key: string]: unknown } = {
  "openapi": "3.1.0",
  "x-generated": "generated from schemas/ and src/http/access.ts by \"npm run gen\"; do not edit",
  "info": {
    "title": "Corridor",
    "version": "0.1.0",
    "summary": "Open transit interconnect hub for customs administrations.",
    "description": "A message goes in at one country and comes out, sealed and in order, at every country that must know. Callers are known by their client certificate or by a bearer token that the operator issued. What a caller is no party to looks as if it did not exist. Errors are RFC 9457 problems in English, French or Portuguese, by Accept-Language; the codes an answer may have are listed with it as x-error-codes. The queues are described at /asyncapi.json; both documents for reading are at /docs.",
    "license": {
      "name": "Apache-2.0",
      "identifier": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": "/",
      "description": "The hub that serves this document."
    }
  ],
  "tags": [
    {
      "name": "messages",
      "description": "Sending messages, and what is kept of them."
    },
    {
      "name": "movements",
      "description": "Where the goods are."
    },
    {
      "name": "guarantees",
      "description": "What secures the duties."
    },
    {
      "name": "queues",
      "description": "How the messages reach their receivers."
    },
    {
      "name": "inbox",
      "description": "The pull channel of parties without a queue."
    },
    {
      "name": "log",
      "description": "The transparency log."
    },
    {
      "name": "reference",
      "description": "Registers, code lists and schemas."
    },
    {
      "name": "watching",
      "description": "What happens now."
    },
    {
      "name": "health",
      "description": "Whether the hub does its work."
    },
    {
      "name": "documents",
      "description": "The contract, for machines and for readers."
    },
    {
      "name": "console",
      "description": "The operators' page."
    },
    {
      "name": "sandbox",
      "description": "Only in a sandbox."
    }
  ],
  "paths": {
    "/v1/messages": {
      "post": {
        "operationId": "sendMessage",
        "tags": ["messages"],
        "summary": "Send one message",
        "description": "The body is one message in JSON or XML; its bytes are what the signature covers and what travels on unchanged. Wait for the answer before sending the next message of the same movement. An id is used up once the signature is verified and the header read, whether the message is accepted or refused with 422; a repeat gets the stored answer. To who writes XML and asks for XML, refusals are functional-error or technical-error messages in XML. An officer may post facts of his offices unsigned: the hub attests them, and its seal names office and officer.",
        "x-callers": ["party", "officer"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/signature"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "One message.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/MessageToHub"
              },
              "examples": {
                "transit-declaration": {
                  "$ref": "#/components/examples/message-transit-declaration"
                },
                "declaration-amendment": {
                  "$ref": "#/components/examples/message-declaration-amendment"
                },
                "cancellation": {
                  "$ref": "#/components/examples/message-cancellation"
                },
                "control-decision": {
                  "$ref": "#/components/examples/message-control-decision"
                },
                "guarantee-use-result": {
                  "$ref": "#/components/examples/message-guarantee-use-result"
                },
                "no-release": {
                  "$ref": "#/components/examples/message-no-release"
                },
                "release-for-transit": {
                  "$ref": "#/components/examples/message-release-for-transit"
                },
                "border-exit-notice": {
                  "$ref": "#/components/examples/message-border-exit-notice"
                },
                "border-entry-notice": {
                  "$ref": "#/components/examples/message-border-entry-notice"
                },
                "border-entry-refusal": {
                  "$ref": "#/components/examples/message-border-entry-refusal"
                },
                "arrival-notification": {
                  "$ref": "#/components/examples/message-arrival-notification"
                },
                "arrival-advice": {
                  "$ref": "#/components/examples/message-arrival-advice"
                },
                "unloading-permission": {
                  "$ref": "#/components/examples/message-unloading-permission"
                },
                "unloading-remarks": {
                  "$ref": "#/components/examples/message-unloading-remarks"
                },
                "control-results": {
                  "$ref": "#/components/examples/message-control-results"
                },
                "discrepancy-resolution": {
                  "$ref": "#/components/examples/message-discrepancy-resolution"
                },
                "discharge": {
                  "$ref": "#/components/examples/message-discharge"
                },
                "diversion-request": {
                  "$ref": "#/components/examples/message-diversion-request"
                },
                "diversion-response": {
                  "$ref": "#/components/examples/message-diversion-response"
                },
                "time-limit-extension": {
                  "$ref": "#/components/examples/message-time-limit-extension"
                },
                "transhipment": {
                  "$ref": "#/components/examples/message-transhipment"
                },
                "incident-notice": {
                  "$ref": "#/components/examples/message-incident-notice"
                },
                "seal-change": {
                  "$ref": "#/components/examples/message-seal-change"
                },
                "en-route-end": {
                  "$ref": "#/components/examples/message-en-route-end"
                },
                "enquiry-request": {
                  "$ref": "#/components/examples/message-enquiry-request"
                },
                "enquiry-response": {
                  "$ref": "#/components/examples/message-enquiry-response"
                },
                "recovery-notice": {
                  "$ref": "#/components/examples/message-recovery-notice"
                },
                "recovery-transfer": {
                  "$ref": "#/components/examples/message-recovery-transfer"
                },
                "recovery-transfer-response": {
                  "$ref": "#/components/examples/message-recovery-transfer-response"
                },
                "recovery-settlement": {
                  "$ref": "#/components/examples/message-recovery-settlement"
                },
                "claim-withdrawal": {
                  "$ref": "#/components/examples/message-claim-withdrawal"
                },
                "guarantee-registration": {
                  "$ref": "#/components/examples/message-guarantee-registration"
                },
                "payment-notice": {
                  "$ref": "#/components/examples/message-payment-notice"
                },
                "alert": {
                  "$ref": "#/components/examples/message-alert"
                },
                "train-manifest": {
                  "$ref": "#/components/examples/message-train-manifest"
                },
                "tracking-event": {
                  "$ref": "#/components/examples/message-tracking-event"
                },
                "status-request": {
                  "$ref": "#/components/examples/message-status-request"
                },
                "availability-notice": {
                  "$ref": "#/components/examples/message-availability-notice"
                },
                "delivery-report": {
                  "$ref": "#/components/examples/message-delivery-report"
                }
              }
            },
            "application/xml": {
              "schema": {
                "type": "string",
                "description": "The same in XML by the XSD of the type, namespace urn:corridor:transit:1."
              },
              "examples": {
                "transit-declaration": {
                  "$ref": "#/components/examples/message-transit-declaration-xml"
                },
                "declaration-amendment": {
                  "$ref": "#/components/examples/message-declaration-amendment-xml"
                },
                "cancellation": {
                  "$ref": "#/components/examples/message-cancellation-xml"
                },
                "control-decision": {
                  "$ref": "#/components/examples/message-control-decision-xml"
                },
                "guarantee-use-result": {
                  "$ref": "#/components/examples/message-guarantee-use-result-xml"
                },
                "no-release": {
                  "$ref": "#/components/examples/message-no-release-xml"
                },
                "release-for-transit": {
                  "$ref": "#/components/examples/message-release-for-transit-xml"
                },
                "border-exit-notice": {
                  "$ref": "#/components/examples/message-border-exit-notice-xml"
                },
                "border-entry-notice": {
                  "$ref": "#/components/examples/message-border-entry-notice-xml"
                },
                "border-entry-refusal": {
                  "$ref": "#/components/examples/message-border-entry-refusal-xml"
                },
                "arrival-notification": {
                  "$ref": "#/components/examples/message-arrival-notification-xml"
                },
                "arrival-advice": {
                  "$ref": "#/components/examples/message-arrival-advice-xml"
                },
                "unloading-permission": {
                  "$ref": "#/components/examples/message-unloading-permission-xml"
                },
                "unloading-remarks": {
                  "$ref": "#/components/examples/message-unloading-remarks-xml"
                },
                "control-results": {
                  "$ref": "#/components/examples/message-control-results-xml"
                },
                "discrepancy-resolution": {
                  "$ref": "#/components/examples/message-discrepancy-resolution-xml"
                },
                "discharge": {
                  "$ref": "#/components/examples/message-discharge-xml"
                },
                "diversion-request": {
                  "$ref": "#/components/examples/message-diversion-request-xml"
                },
                "diversion-response": {
                  "$ref": "#/components/examples/message-diversion-response-xml"
                },
                "time-limit-extension": {
                  "$ref": "#/components/examples/message-time-limit-extension-xml"
                },
                "transhipment": {
                  "$ref": "#/components/examples/message-transhipment-xml"
                },
                "incident-notice": {
                  "$ref": "#/components/examples/message-incident-notice-xml"
                },
                "seal-change": {
                  "$ref": "#/components/examples/message-seal-change-xml"
                },
                "en-route-end": {
                  "$ref": "#/components/examples/message-en-route-end-xml"
                },
                "enquiry-request": {
                  "$ref": "#/components/examples/message-enquiry-request-xml"
                },
                "enquiry-response": {
                  "$ref": "#/components/examples/message-enquiry-response-xml"
                },
                "recovery-notice": {
                  "$ref": "#/components/examples/message-recovery-notice-xml"
                },
                "recovery-transfer": {
                  "$ref": "#/components/examples/message-recovery-transfer-xml"
                },
                "recovery-transfer-response": {
                  "$ref": "#/components/examples/message-recovery-transfer-response-xml"
                },
                "recovery-settlement": {
                  "$ref": "#/components/examples/message-recovery-settlement-xml"
                },
                "claim-withdrawal": {
                  "$ref": "#/components/examples/message-claim-withdrawal-xml"
                },
                "guarantee-registration": {
                  "$ref": "#/components/examples/message-guarantee-registration-xml"
                },
                "payment-notice": {
                  "$ref": "#/components/examples/message-payment-notice-xml"
                },
                "alert": {
                  "$ref": "#/components/examples/message-alert-xml"
                },
                "train-manifest": {
                  "$ref": "#/components/examples/message-train-manifest-xml"
                },
                "tracking-event": {
                  "$ref": "#/components/examples/message-tracking-event-xml"
                },
                "status-request": {
                  "$ref": "#/components/examples/message-status-request-xml"
                },
                "availability-notice": {
                  "$ref": "#/components/examples/message-availability-notice-xml"
                },
                "delivery-report": {
                  "$ref": "#/components/examples/message-delivery-report-xml"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "A repeat: same id, same bytes. The first receipt, byte for byte; nothing happened again.",
            "headers": {
              "Corridor-Signature": {
                "$ref": "#/components/headers/Corridor-Signature"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Receipt"
                },
                "examples": {
                  "Receipt": {
                    "$ref": "#/components/examples/Receipt"
                  }
                }
              }
            }
          },
          "202": {
            "description": "Accepted: durable, in the log, on its way to everyone who must know. The body is the signed receipt.",
            "headers": {
              "Corridor-Signature": {
                "$ref": "#/components/headers/Corridor-Signature"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Receipt"
                },
                "examples": {
                  "Receipt": {
                    "$ref": "#/components/examples/Receipt"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`54`: The message is nested more deeply than allowed.\n\n`55`: The message has more elements than allowed.\n\n`56`: A name in the message is too long, or an element has too many attributes.\n\n`57`: A text in the message is longer than allowed.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "54", "55", "56", "57", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "54": {
                    "$ref": "#/components/examples/problem-54"
                  },
                  "55": {
                    "$ref": "#/components/examples/problem-55"
                  },
                  "56": {
                    "$ref": "#/components/examples/problem-56"
                  },
                  "57": {
                    "$ref": "#/components/examples/problem-57"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "401": {
            "description": "`unauthenticated`: The caller is not known: a registered client certificate or a valid token is required.",
            "x-error-codes": ["unauthenticated"],
            "headers": {
              "WWW-Authenticate": {
                "$ref": "#/components/headers/WWW-Authenticate"
              }
            },
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "unauthenticated": {
                    "$ref": "#/components/examples/problem-unauthenticated"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "403": {
            "description": "`signature-missing`: The message is not signed: a detached CMS signature over its bytes is required.\n\n`signature-invalid`: The signature does not verify over the bytes received ({value}). Sign exactly the bytes that are sent.\n\n`signature-wrong-signer`: The message is signed by another party than the caller.\n\n`certificate-expired`: The certificate of the signature or of the caller is not valid at this time.\n\n`certificate-revoked`: The certificate has been revoked.\n\n`certificate-not-trusted`: The certificate is not issued by a trusted authority, or no party has registered it.\n\n`certificate-wrong-usage`: The certificate is not meant for this use.\n\n`sender-not-caller`: The sender named in the message, {value}, is not the caller: it must be {expected}, with its own offices.\n\n`type-not-allowed`: The role of the sender does not allow messages of the type {value}.\n\n`forbidden`: The caller has no right to do this.",
            "x-error-codes": [
              "signature-missing",
              "signature-invalid",
              "signature-wrong-signer",
              "certificate-expired",
              "certificate-revoked",
              "certificate-not-trusted",
              "certificate-wrong-usage",
              "sender-not-caller",
              "type-not-allowed",
              "forbidden"
            ],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "signature-missing": {
                    "$ref": "#/components/examples/problem-signature-missing"
                  },
                  "signature-invalid": {
                    "$ref": "#/components/examples/problem-signature-invalid"
                  },
                  "signature-wrong-signer": {
                    "$ref": "#/components/examples/problem-signature-wrong-signer"
                  },
                  "certificate-expired": {
                    "$ref": "#/components/examples/problem-certificate-expired"
                  },
                  "certificate-revoked": {
                    "$ref": "#/components/examples/problem-certificate-revoked"
                  },
                  "certificate-not-trusted": {
                    "$ref": "#/components/examples/problem-certificate-not-trusted"
                  },
                  "certificate-wrong-usage": {
                    "$ref": "#/components/examples/problem-certificate-wrong-usage"
                  },
                  "sender-not-caller": {
                    "$ref": "#/components/examples/problem-sender-not-caller"
                  },
                  "type-not-allowed": {
                    "$ref": "#/components/examples/problem-type-not-allowed"
                  },
                  "forbidden": {
                    "$ref": "#/components/examples/problem-forbidden"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "408": {
            "description": "`request-timeout`: The request was not complete in time.",
            "x-error-codes": ["request-timeout"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "request-timeout": {
                    "$ref": "#/components/examples/problem-request-timeout"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "409": {
            "description": "`26`: A message with the id {value} and other content has been received before. Give a new message a new id; repeat an old one with the same bytes.",
            "x-error-codes": ["26"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "26": {
                    "$ref": "#/components/examples/problem-26"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "413": {
            "description": "`too-large`: The message is larger than the limit of {expected} bytes; divide its content over several messages.",
            "x-error-codes": ["too-large"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "too-large": {
                    "$ref": "#/components/examples/problem-too-large"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "415": {
            "description": "`content-type`: The content type {value} is not taken: it must be application/json or application/xml, in UTF-8 and not compressed.",
            "x-error-codes": ["content-type"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "content-type": {
                    "$ref": "#/components/examples/problem-content-type"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "417": {
            "description": "`expectation`: The header Expect asks for {value}; only 100-continue is understood.",
            "x-error-codes": ["expectation"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "expectation": {
                    "$ref": "#/components/examples/problem-expectation"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "422": {
            "description": "`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.\n\n`93`: The MRN {value} is not valid: its check digit is wrong.\n\n`90`: The movement {value} is not known.\n\n`92`: The message is out of sequence: the movement {value} is in the state {expected}.",
            "x-error-codes": ["12", "13", "14", "15", "35", "39", "40", "50", "51", "93", "90", "92"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "90": {
                    "$ref": "#/components/examples/problem-90"
                  },
                  "92": {
                    "$ref": "#/components/examples/problem-92"
                  },
                  "93": {
                    "$ref": "#/components/examples/problem-93"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A functional-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "functional-error": {
                    "$ref": "#/components/examples/message-functional-error-xml"
                  }
                }
              }
            }
          },
          "429": {
            "description": "`quota`: Too many requests: the quota is used up for the moment. Try again after the time given.",
            "x-error-codes": ["quota"],
            "headers": {
              "Retry-After": {
                "$ref": "#/components/headers/Retry-After"
              }
            },
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "quota": {
                    "$ref": "#/components/examples/problem-quota"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "431": {
            "description": "`headers-too-large`: The header fields are too large.",
            "x-error-codes": ["headers-too-large"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "headers-too-large": {
                    "$ref": "#/components/examples/problem-headers-too-large"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "503": {
            "description": "`unavailable`: The hub cannot take the message at the moment; nothing was stored. Try again after the time given.",
            "x-error-codes": ["unavailable"],
            "headers": {
              "Retry-After": {
                "$ref": "#/components/headers/Retry-After"
              }
            },
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "unavailable": {
                    "$ref": "#/components/examples/problem-unavailable"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          }
        }
      }
    },
    "/v1/passages": {
      "post": {
        "operationId": "confirmPassage",
        "tags": ["messages"],
        "summary": "Confirm a vehicle's passage",
        "description": "An officer confirms once what happened to a vehicle; the hub makes a notice of each movement on it, attested by itself. Repeat it with the same id until it is answered: the notices are the same, and each takes effect once.",
        "x-callers": ["officer"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "What happened to the vehicle, once for all movements on it.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/PassageConfirmation"
              },
              "examples": {
                "PassageConfirmation": {
                  "$ref": "#/components/examples/PassageConfirmation"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "A repeat: all of it had been taken before.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PassageAnswer"
                },
                "examples": {
                  "PassageAnswer": {
                    "$ref": "#/components/examples/PassageAnswer"
                  }
                }
              }
            }
          },
          "202": {
            "description": "Taken: a notice for each movement.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PassageAnswer"
                },
                "examples": {
                  "PassageAnswer": {
                    "$ref": "#/components/examples/PassageAnswer"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.sender-not-caller.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "409": {
            "$ref": "#/components/responses/409.26"
          },
          "413": {
            "$ref": "#/components/responses/413.too-large"
          },
          "415": {
            "$ref": "#/components/responses/415.content-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.\n\n`93`: The MRN {value} is not valid: its check digit is wrong.",
            "x-error-codes": ["12", "13", "14", "15", "35", "39", "40", "50", "51", "93"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "93": {
                    "$ref": "#/components/examples/problem-93"
                  }
                }
              }
            }
          },
          "429": {
            "$ref": "#/components/responses/429.quota"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/messages/{id}": {
      "get": {
        "operationId": "readMessage",
        "tags": ["messages"],
        "summary": "Envelope of a message",
        "description": "What was decided on it and where it went; no content.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          },
          {
            "$ref": "#/components/parameters/sender"
          }
        ],
        "responses": {
          "200": {
            "description": "The envelope.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Message"
                },
                "examples": {
                  "Message": {
                    "$ref": "#/components/examples/Message"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/messages/{id}/body": {
      "get": {
        "operationId": "readMessageBody",
        "tags": ["messages"],
        "summary": "Received bytes of a message",
        "description": "For the parties of the message alone; not for operators.",
        "x-callers": ["party"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          },
          {
            "$ref": "#/components/parameters/sender"
          }
        ],
        "responses": {
          "200": {
            "description": "The bytes exactly as received, or as the hub made them.",
            "headers": {
              "Corridor-Signature": {
                "$ref": "#/components/headers/Corridor-Signature"
              },
              "Corridor-Seal": {
                "$ref": "#/components/headers/Corridor-Seal"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AnyMessage"
                },
                "examples": {
                  "transit-declaration": {
                    "$ref": "#/components/examples/message-transit-declaration"
                  },
                  "declaration-amendment": {
                    "$ref": "#/components/examples/message-declaration-amendment"
                  },
                  "cancellation": {
                    "$ref": "#/components/examples/message-cancellation"
                  },
                  "control-decision": {
                    "$ref": "#/components/examples/message-control-decision"
                  },
                  "guarantee-use": {
                    "$ref": "#/components/examples/message-guarantee-use"
                  },
                  "guarantee-use-result": {
                    "$ref": "#/components/examples/message-guarantee-use-result"
                  },
                  "guarantee-not-valid": {
                    "$ref": "#/components/examples/message-guarantee-not-valid"
                  },
                  "no-release": {
                    "$ref": "#/components/examples/message-no-release"
                  },
                  "release-for-transit": {
                    "$ref": "#/components/examples/message-release-for-transit"
                  },
                  "anticipated-transit-record": {
                    "$ref": "#/components/examples/message-anticipated-transit-record"
                  },
                  "anticipated-arrival-record": {
                    "$ref": "#/components/examples/message-anticipated-arrival-record"
                  },
                  "border-exit-notice": {
                    "$ref": "#/components/examples/message-border-exit-notice"
                  },
                  "border-entry-notice": {
                    "$ref": "#/components/examples/message-border-entry-notice"
                  },
                  "border-entry-refusal": {
                    "$ref": "#/components/examples/message-border-entry-refusal"
                  },
                  "arrival-notification": {
                    "$ref": "#/components/examples/message-arrival-notification"
                  },
                  "arrival-advice": {
                    "$ref": "#/components/examples/message-arrival-advice"
                  },
                  "unloading-permission": {
                    "$ref": "#/components/examples/message-unloading-permission"
                  },
                  "unloading-remarks": {
                    "$ref": "#/components/examples/message-unloading-remarks"
                  },
                  "control-results": {
                    "$ref": "#/components/examples/message-control-results"
                  },
                  "discrepancy-resolution": {
                    "$ref": "#/components/examples/message-discrepancy-resolution"
                  },
                  "discharge": {
                    "$ref": "#/components/examples/message-discharge"
                  },
                  "record-closure": {
                    "$ref": "#/components/examples/message-record-closure"
                  },
                  "diversion-request": {
                    "$ref": "#/components/examples/message-diversion-request"
                  },
                  "diversion-response": {
                    "$ref": "#/components/examples/message-diversion-response"
                  },
                  "time-limit-extension": {
                    "$ref": "#/components/examples/message-time-limit-extension"
                  },
                  "transhipment": {
                    "$ref": "#/components/examples/message-transhipment"
                  },
                  "incident-notice": {
                    "$ref": "#/components/examples/message-incident-notice"
                  },
                  "seal-change": {
                    "$ref": "#/components/examples/message-seal-change"
                  },
                  "en-route-end": {
                    "$ref": "#/components/examples/message-en-route-end"
                  },
                  "enquiry-request": {
                    "$ref": "#/components/examples/message-enquiry-request"
                  },
                  "enquiry-response": {
                    "$ref": "#/components/examples/message-enquiry-response"
                  },
                  "recovery-notice": {
                    "$ref": "#/components/examples/message-recovery-notice"
                  },
                  "recovery-transfer": {
                    "$ref": "#/components/examples/message-recovery-transfer"
                  },
                  "recovery-transfer-response": {
                    "$ref": "#/components/examples/message-recovery-transfer-response"
                  },
                  "recovery-settlement": {
                    "$ref": "#/components/examples/message-recovery-settlement"
                  },
                  "claim-withdrawal": {
                    "$ref": "#/components/examples/message-claim-withdrawal"
                  },
                  "guarantee-registration": {
                    "$ref": "#/components/examples/message-guarantee-registration"
                  },
                  "guarantee-release": {
                    "$ref": "#/components/examples/message-guarantee-release"
                  },
                  "payment-notice": {
                    "$ref": "#/components/examples/message-payment-notice"
                  },
                  "overdue-notice": {
                    "$ref": "#/components/examples/message-overdue-notice"
                  },
                  "alert": {
                    "$ref": "#/components/examples/message-alert"
                  },
                  "train-manifest": {
                    "$ref": "#/components/examples/message-train-manifest"
                  },
                  "tracking-event": {
                    "$ref": "#/components/examples/message-tracking-event"
                  },
                  "status-request": {
                    "$ref": "#/components/examples/message-status-request"
                  },
                  "status-response": {
                    "$ref": "#/components/examples/message-status-response"
                  },
                  "availability-notice": {
                    "$ref": "#/components/examples/message-availability-notice"
                  },
                  "delivery-report": {
                    "$ref": "#/components/examples/message-delivery-report"
                  },
                  "acknowledgement": {
                    "$ref": "#/components/examples/message-acknowledgement"
                  },
                  "functional-error": {
                    "$ref": "#/components/examples/message-functional-error"
                  },
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "The same in XML by the XSD of the type, namespace urn:corridor:transit:1."
                },
                "examples": {
                  "transit-declaration": {
                    "$ref": "#/components/examples/message-transit-declaration-xml"
                  },
                  "declaration-amendment": {
                    "$ref": "#/components/examples/message-declaration-amendment-xml"
                  },
                  "cancellation": {
                    "$ref": "#/components/examples/message-cancellation-xml"
                  },
                  "control-decision": {
                    "$ref": "#/components/examples/message-control-decision-xml"
                  },
                  "guarantee-use": {
                    "$ref": "#/components/examples/message-guarantee-use-xml"
                  },
                  "guarantee-use-result": {
                    "$ref": "#/components/examples/message-guarantee-use-result-xml"
                  },
                  "guarantee-not-valid": {
                    "$ref": "#/components/examples/message-guarantee-not-valid-xml"
                  },
                  "no-release": {
                    "$ref": "#/components/examples/message-no-release-xml"
                  },
                  "release-for-transit": {
                    "$ref": "#/components/examples/message-release-for-transit-xml"
                  },
                  "anticipated-transit-record": {
                    "$ref": "#/components/examples/message-anticipated-transit-record-xml"
                  },
                  "anticipated-arrival-record": {
                    "$ref": "#/components/examples/message-anticipated-arrival-record-xml"
                  },
                  "border-exit-notice": {
                    "$ref": "#/components/examples/message-border-exit-notice-xml"
                  },
                  "border-entry-notice": {
                    "$ref": "#/components/examples/message-border-entry-notice-xml"
                  },
                  "border-entry-refusal": {
                    "$ref": "#/components/examples/message-border-entry-refusal-xml"
                  },
                  "arrival-notification": {
                    "$ref": "#/components/examples/message-arrival-notification-xml"
                  },
                  "arrival-advice": {
                    "$ref": "#/components/examples/message-arrival-advice-xml"
                  },
                  "unloading-permission": {
                    "$ref": "#/components/examples/message-unloading-permission-xml"
                  },
                  "unloading-remarks": {
                    "$ref": "#/components/examples/message-unloading-remarks-xml"
                  },
                  "control-results": {
                    "$ref": "#/components/examples/message-control-results-xml"
                  },
                  "discrepancy-resolution": {
                    "$ref": "#/components/examples/message-discrepancy-resolution-xml"
                  },
                  "discharge": {
                    "$ref": "#/components/examples/message-discharge-xml"
                  },
                  "record-closure": {
                    "$ref": "#/components/examples/message-record-closure-xml"
                  },
                  "diversion-request": {
                    "$ref": "#/components/examples/message-diversion-request-xml"
                  },
                  "diversion-response": {
                    "$ref": "#/components/examples/message-diversion-response-xml"
                  },
                  "time-limit-extension": {
                    "$ref": "#/components/examples/message-time-limit-extension-xml"
                  },
                  "transhipment": {
                    "$ref": "#/components/examples/message-transhipment-xml"
                  },
                  "incident-notice": {
                    "$ref": "#/components/examples/message-incident-notice-xml"
                  },
                  "seal-change": {
                    "$ref": "#/components/examples/message-seal-change-xml"
                  },
                  "en-route-end": {
                    "$ref": "#/components/examples/message-en-route-end-xml"
                  },
                  "enquiry-request": {
                    "$ref": "#/components/examples/message-enquiry-request-xml"
                  },
                  "enquiry-response": {
                    "$ref": "#/components/examples/message-enquiry-response-xml"
                  },
                  "recovery-notice": {
                    "$ref": "#/components/examples/message-recovery-notice-xml"
                  },
                  "recovery-transfer": {
                    "$ref": "#/components/examples/message-recovery-transfer-xml"
                  },
                  "recovery-transfer-response": {
                    "$ref": "#/components/examples/message-recovery-transfer-response-xml"
                  },
                  "recovery-settlement": {
                    "$ref": "#/components/examples/message-recovery-settlement-xml"
                  },
                  "claim-withdrawal": {
                    "$ref": "#/components/examples/message-claim-withdrawal-xml"
                  },
                  "guarantee-registration": {
                    "$ref": "#/components/examples/message-guarantee-registration-xml"
                  },
                  "guarantee-release": {
                    "$ref": "#/components/examples/message-guarantee-release-xml"
                  },
                  "payment-notice": {
                    "$ref": "#/components/examples/message-payment-notice-xml"
                  },
                  "overdue-notice": {
                    "$ref": "#/components/examples/message-overdue-notice-xml"
                  },
                  "alert": {
                    "$ref": "#/components/examples/message-alert-xml"
                  },
                  "train-manifest": {
                    "$ref": "#/components/examples/message-train-manifest-xml"
                  },
                  "tracking-event": {
                    "$ref": "#/components/examples/message-tracking-event-xml"
                  },
                  "status-request": {
                    "$ref": "#/components/examples/message-status-request-xml"
                  },
                  "status-response": {
                    "$ref": "#/components/examples/message-status-response-xml"
                  },
                  "availability-notice": {
                    "$ref": "#/components/examples/message-availability-notice-xml"
                  },
                  "delivery-report": {
                    "$ref": "#/components/examples/message-delivery-report-xml"
                  },
                  "acknowledgement": {
                    "$ref": "#/components/examples/message-acknowledgement-xml"
                  },
                  "functional-error": {
                    "$ref": "#/components/examples/message-functional-error-xml"
                  },
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/messages/{id}/receipt": {
      "get": {
        "operationId": "readReceipt",
        "tags": ["messages"],
        "summary": "Receipt of a message",
        "description": "The stored receipt, byte for byte; refused messages have none.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          },
          {
            "$ref": "#/components/parameters/sender"
          }
        ],
        "responses": {
          "200": {
            "description": "The receipt.",
            "headers": {
              "Corridor-Signature": {
                "$ref": "#/components/headers/Corridor-Signature"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Receipt"
                },
                "examples": {
                  "Receipt": {
                    "$ref": "#/components/examples/Receipt"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/movements": {
      "get": {
        "operationId": "listMovements",
        "tags": ["movements"],
        "summary": "Movements",
        "description": "Those the caller is a party to. Filters given together all have to hold.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/state"
          },
          {
            "$ref": "#/components/parameters/country"
          },
          {
            "$ref": "#/components/parameters/reference"
          },
          {
            "$ref": "#/components/parameters/lot"
          },
          {
            "$ref": "#/components/parameters/vehicle"
          },
          {
            "$ref": "#/components/parameters/lineGrn"
          },
          {
            "$ref": "#/components/parameters/office"
          },
          {
            "$ref": "#/components/parameters/regime"
          },
          {
            "$ref": "#/components/parameters/procedure"
          },
          {
            "$ref": "#/components/parameters/flag"
          },
          {
            "$ref": "#/components/parameters/sort"
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/MovementPage"
                },
                "examples": {
                  "MovementPage": {
                    "$ref": "#/components/examples/MovementPage"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/movements/{mrn}": {
      "get": {
        "operationId": "readMovement",
        "tags": ["movements"],
        "summary": "One movement",
        "description": "State, legs, guarantee lines, open timers. A movement that does not exist and one the caller is no party to look the same.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/mrn"
          }
        ],
        "responses": {
          "200": {
            "description": "The movement.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Movement"
                },
                "examples": {
                  "Movement": {
                    "$ref": "#/components/examples/Movement"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "404": {
            "$ref": "#/components/responses/404.90"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/movements/{mrn}/declarations": {
      "get": {
        "operationId": "readDeclarations",
        "tags": ["movements"],
        "summary": "History of a declaration",
        "description": "Every state of its content, oldest first: amendments make a new version, release, incidents, transhipments and diversions a new revision. Customs and the principal read the content, others when and by what it changed.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/mrn"
          }
        ],
        "responses": {
          "200": {
            "description": "The history.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DeclarationHistory"
                },
                "examples": {
                  "DeclarationHistory": {
                    "$ref": "#/components/examples/DeclarationHistory"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "404": {
            "$ref": "#/components/responses/404.90"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/movements/{mrn}/timeline": {
      "get": {
        "operationId": "readTimeline",
        "tags": ["movements"],
        "summary": "Timeline of a movement",
        "description": "Every leaf of the log about it, in order, with what it changed and where it went.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/mrn"
          }
        ],
        "responses": {
          "200": {
            "description": "The timeline.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Timeline"
                },
                "examples": {
                  "Timeline": {
                    "$ref": "#/components/examples/Timeline"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "404": {
            "$ref": "#/components/responses/404.90"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/movements/{mrn}/accompanying-document": {
      "get": {
        "operationId": "readAccompanyingDocument",
        "tags": ["movements"],
        "summary": "The transit accompanying document",
        "description": "As PDF (A4), from release for transit on, as the movement stands now: barcode of the MRN, QR with the address and code of the follow-up, itinerary, seals, guarantees, list of items; marked when cancelled, diverted or discharged. For parties that hold the goods data: departure, countries with a record, the principal.",
        "x-callers": ["party", "officer"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/mrn"
          },
          {
            "$ref": "#/components/parameters/documentLanguage"
          }
        ],
        "responses": {
          "200": {
            "description": "The document.",
            "content": {
              "application/pdf": {
                "schema": {
                  "type": "string",
                  "format": "binary"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.90"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "409": {
            "$ref": "#/components/responses/409.not-released"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/follow-up/{mrn}": {
      "get": {
        "operationId": "followUp",
        "tags": ["movements"],
        "summary": "Follow a movement without an account",
        "description": "For whoever holds the accompanying document: needs the code printed on it. State, offices and dates, nothing about goods or parties. A wrong code and an unknown MRN look the same. As JSON, or as a page where Accept asks for text/html. Limited per address.",
        "x-callers": ["anyone"],
        "security": [],
        "parameters": [
          {
            "$ref": "#/components/parameters/mrn"
          },
          {
            "$ref": "#/components/parameters/code"
          },
          {
            "$ref": "#/components/parameters/documentLanguage"
          }
        ],
        "responses": {
          "200": {
            "description": "The movement, as JSON or as a page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/FollowUp"
                },
                "examples": {
                  "FollowUp": {
                    "$ref": "#/components/examples/FollowUp"
                  }
                }
              },
              "text/html": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "429": {
            "$ref": "#/components/responses/429.quota"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/v1/guarantees": {
      "get": {
        "operationId": "listGuarantees",
        "tags": ["guarantees"],
        "summary": "Guarantees",
        "description": "The guarantor and operators read balances, customs and principals of movements on it their own lines, a guarantor that has paid a claim on it what he is owed. TIR carnets have no account and are not here.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/GuaranteePage"
                },
                "examples": {
                  "GuaranteePage": {
                    "$ref": "#/components/examples/GuaranteePage"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/guarantees/{grn}": {
      "get": {
        "operationId": "readGuarantee",
        "tags": ["guarantees"],
        "summary": "One guarantee",
        "description": "Limit, available, reserved, in use, claimed and spent, its lines with the rate of those declared in another currency, and what guarantors owe each other by claims on it; or the caller's own part of that. The lines come in pages, by MRN and number: next leads to the next one, and what guarantors owe each other stands on the first.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/grn"
          },
          {
            "$ref": "#/components/parameters/lineState"
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "The guarantee.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Guarantee"
                },
                "examples": {
                  "Guarantee": {
                    "$ref": "#/components/examples/Guarantee"
                  },
                  "GuaranteeOwnLines": {
                    "$ref": "#/components/examples/GuaranteeOwnLines"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/guarantees/{grn}/entries": {
      "get": {
        "operationId": "listGuaranteeEntries",
        "tags": ["guarantees"],
        "summary": "Entries of a guarantee",
        "description": "In the order of the log; only those the caller may see. What one guarantor has paid for another of a claim, and what was given back, is an entry between the two: from who paid, to the one he paid for, and the other way.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/grn"
          },
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/GuaranteeEntryPage"
                },
                "examples": {
                  "GuaranteeEntryPage": {
                    "$ref": "#/components/examples/GuaranteeEntryPage"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/queues": {
      "get": {
        "operationId": "listQueues",
        "tags": ["queues"],
        "summary": "Queues",
        "description": "How each receiver's queue does; a party sees its own.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "responses": {
          "200": {
            "description": "The queues.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QueueList"
                },
                "examples": {
                  "QueueList": {
                    "$ref": "#/components/examples/QueueList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/queues/{receiver}": {
      "get": {
        "operationId": "readQueue",
        "tags": ["queues"],
        "summary": "One queue",
        "description": "Depth, age of the oldest, in flight, held, parked, consumers, and the state with its reason.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/receiver"
          }
        ],
        "responses": {
          "200": {
            "description": "The queue.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Queue"
                },
                "examples": {
                  "Queue": {
                    "$ref": "#/components/examples/Queue"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/parked": {
      "get": {
        "operationId": "listParked",
        "tags": ["queues"],
        "summary": "Parked messages",
        "description": "What was given up for now, why, and how much it holds back; a party sees what is parked for it.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ParkedPage"
                },
                "examples": {
                  "ParkedPage": {
                    "$ref": "#/components/examples/ParkedPage"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/set-aside": {
      "get": {
        "operationId": "listSetAside",
        "tags": ["queues"],
        "summary": "Messages set aside",
        "description": "Messages that the hub failed three times to deal with, newest first: refused with `internal`, their ids used up and their bytes kept, until an operator's try gets through. Nothing waits for them. The first page has the timers whose firing fails as well; the hub tries each again by itself, an hour later at most.",
        "x-callers": ["operator", "auditor"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SetAsidePage"
                },
                "examples": {
                  "SetAsidePage": {
                    "$ref": "#/components/examples/SetAsidePage"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/set-aside/{id}/retry": {
      "post": {
        "operationId": "retrySetAside",
        "tags": ["queues"],
        "summary": "Try a message set aside once more",
        "description": "The kept bytes go the way of any message, as of the time they were received, under the id they have used up. Its sender is told the outcome by a message in the sender's own queue or inbox that names the id as its correlation, and a repeat of the same bytes gets the same answer from then on. What fails again stays set aside. The act and its reason are on record in the log, right before the verdict.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/setAside"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Why.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SetAsideAct"
              },
              "examples": {
                "SetAsideAct": {
                  "$ref": "#/components/examples/SetAsideAct"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What became of it.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SetAsideActAnswer"
                },
                "examples": {
                  "SetAsideActAnswer": {
                    "$ref": "#/components/examples/SetAsideActAnswer"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "409": {
            "$ref": "#/components/responses/409.already-retried.not-kept"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "$ref": "#/components/responses/422.reason-required"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/parked/{id}/replay": {
      "post": {
        "operationId": "replayParked",
        "tags": ["queues"],
        "summary": "Send a parked message once more",
        "description": "The message goes out again, before its followers. The act and its reason are on record in the log.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/parked"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Why.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ParkedAct"
              },
              "examples": {
                "ParkedAct": {
                  "$ref": "#/components/examples/ParkedAct"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "It goes out again.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ParkedActAnswer"
                },
                "examples": {
                  "ParkedActAnswer": {
                    "$ref": "#/components/examples/ParkedActAnswer"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "409": {
            "$ref": "#/components/responses/409.already-decided"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "$ref": "#/components/responses/422.reason-required"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/parked/{id}/discard": {
      "post": {
        "operationId": "discardParked",
        "tags": ["queues"],
        "summary": "Give a parked message up",
        "description": "The first operator asks, a second one agrees by the same call: then the message is given up for this receiver and its followers move on. Both acts and their reasons are on record in the log.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/parked"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Why.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ParkedAct"
              },
              "examples": {
                "ParkedAct": {
                  "$ref": "#/components/examples/ParkedAct"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Given up.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ParkedActAnswer"
                },
                "examples": {
                  "ParkedActAnswer": {
                    "$ref": "#/components/examples/ParkedActAnswer"
                  }
                }
              }
            }
          },
          "202": {
            "description": "Asked for; a second operator has to agree.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ParkedActAnswer"
                },
                "examples": {
                  "ParkedActAnswer": {
                    "$ref": "#/components/examples/ParkedActAnswer"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "409": {
            "$ref": "#/components/responses/409.already-decided.second-operator-required"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "$ref": "#/components/responses/422.reason-required"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/unanswered": {
      "get": {
        "operationId": "listUnanswered",
        "tags": ["queues"],
        "summary": "Messages over AMQP that nobody could be answered for",
        "description": "Counted by reason and broker user: messages that name no user of a party and whose signature proves no sender. Whoever sends them hears nothing.",
        "x-callers": ["operator", "auditor"],
        "security": [
          {
            "bearer": []
          }
        ],
        "responses": {
          "200": {
            "description": "The latest first.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/UnansweredList"
                },
                "examples": {
                  "UnansweredList": {
                    "$ref": "#/components/examples/UnansweredList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/inbox": {
      "get": {
        "operationId": "readInbox",
        "tags": ["inbox"],
        "summary": "Next messages for the caller",
        "description": "The pull channel: answers at once when there are messages, else as soon as one comes, else with none after wait seconds. What is not reported is given again. A party with another channel gets 409.",
        "x-callers": ["party"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/wait"
          },
          {
            "$ref": "#/components/parameters/messages"
          }
        ],
        "responses": {
          "200": {
            "description": "The next messages, possibly none.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/InboxAnswer"
                },
                "examples": {
                  "InboxAnswer": {
                    "$ref": "#/components/examples/InboxAnswer"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "409": {
            "description": "`channel-is-amqp`: The party receives through its AMQP queue, not this way.\n\n`channel-is-webhook`: The party receives through its webhook, not this way.\n\n`channel-is-none`: The party receives through the border-office application alone, not this way.",
            "x-error-codes": ["channel-is-amqp", "channel-is-webhook", "channel-is-none"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "channel-is-amqp": {
                    "$ref": "#/components/examples/problem-channel-is-amqp"
                  },
                  "channel-is-webhook": {
                    "$ref": "#/components/examples/problem-channel-is-webhook"
                  },
                  "channel-is-none": {
                    "$ref": "#/components/examples/problem-channel-is-none"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/inbox/reports": {
      "post": {
        "operationId": "sendReport",
        "tags": ["inbox"],
        "summary": "Report deliveries",
        "description": "A delivery-report message, sent like any other; it releases the next messages of the same movements. A party with another channel gets 409.",
        "x-callers": ["party"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/signature"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "One delivery-report.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/DeliveryReport"
              },
              "examples": {
                "delivery-report": {
                  "$ref": "#/components/examples/message-delivery-report"
                }
              }
            },
            "application/xml": {
              "schema": {
                "type": "string",
                "description": "The same in XML by the XSD of the type, namespace urn:corridor:transit:1."
              },
              "examples": {
                "delivery-report": {
                  "$ref": "#/components/examples/message-delivery-report-xml"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "A repeat: same id, same bytes. The first receipt, byte for byte; nothing happened again.",
            "headers": {
              "Corridor-Signature": {
                "$ref": "#/components/headers/Corridor-Signature"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Receipt"
                },
                "examples": {
                  "Receipt": {
                    "$ref": "#/components/examples/Receipt"
                  }
                }
              }
            }
          },
          "202": {
            "description": "Accepted: durable, in the log, on its way to everyone who must know. The body is the signed receipt.",
            "headers": {
              "Corridor-Signature": {
                "$ref": "#/components/headers/Corridor-Signature"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Receipt"
                },
                "examples": {
                  "Receipt": {
                    "$ref": "#/components/examples/Receipt"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`54`: The message is nested more deeply than allowed.\n\n`55`: The message has more elements than allowed.\n\n`56`: A name in the message is too long, or an element has too many attributes.\n\n`57`: A text in the message is longer than allowed.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "54", "55", "56", "57", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "54": {
                    "$ref": "#/components/examples/problem-54"
                  },
                  "55": {
                    "$ref": "#/components/examples/problem-55"
                  },
                  "56": {
                    "$ref": "#/components/examples/problem-56"
                  },
                  "57": {
                    "$ref": "#/components/examples/problem-57"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "401": {
            "description": "`unauthenticated`: The caller is not known: a registered client certificate or a valid token is required.",
            "x-error-codes": ["unauthenticated"],
            "headers": {
              "WWW-Authenticate": {
                "$ref": "#/components/headers/WWW-Authenticate"
              }
            },
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "unauthenticated": {
                    "$ref": "#/components/examples/problem-unauthenticated"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "403": {
            "description": "`signature-missing`: The message is not signed: a detached CMS signature over its bytes is required.\n\n`signature-invalid`: The signature does not verify over the bytes received ({value}). Sign exactly the bytes that are sent.\n\n`signature-wrong-signer`: The message is signed by another party than the caller.\n\n`certificate-expired`: The certificate of the signature or of the caller is not valid at this time.\n\n`certificate-revoked`: The certificate has been revoked.\n\n`certificate-not-trusted`: The certificate is not issued by a trusted authority, or no party has registered it.\n\n`certificate-wrong-usage`: The certificate is not meant for this use.\n\n`sender-not-caller`: The sender named in the message, {value}, is not the caller: it must be {expected}, with its own offices.\n\n`type-not-allowed`: The role of the sender does not allow messages of the type {value}.\n\n`forbidden`: The caller has no right to do this.",
            "x-error-codes": [
              "signature-missing",
              "signature-invalid",
              "signature-wrong-signer",
              "certificate-expired",
              "certificate-revoked",
              "certificate-not-trusted",
              "certificate-wrong-usage",
              "sender-not-caller",
              "type-not-allowed",
              "forbidden"
            ],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "signature-missing": {
                    "$ref": "#/components/examples/problem-signature-missing"
                  },
                  "signature-invalid": {
                    "$ref": "#/components/examples/problem-signature-invalid"
                  },
                  "signature-wrong-signer": {
                    "$ref": "#/components/examples/problem-signature-wrong-signer"
                  },
                  "certificate-expired": {
                    "$ref": "#/components/examples/problem-certificate-expired"
                  },
                  "certificate-revoked": {
                    "$ref": "#/components/examples/problem-certificate-revoked"
                  },
                  "certificate-not-trusted": {
                    "$ref": "#/components/examples/problem-certificate-not-trusted"
                  },
                  "certificate-wrong-usage": {
                    "$ref": "#/components/examples/problem-certificate-wrong-usage"
                  },
                  "sender-not-caller": {
                    "$ref": "#/components/examples/problem-sender-not-caller"
                  },
                  "type-not-allowed": {
                    "$ref": "#/components/examples/problem-type-not-allowed"
                  },
                  "forbidden": {
                    "$ref": "#/components/examples/problem-forbidden"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "408": {
            "description": "`request-timeout`: The request was not complete in time.",
            "x-error-codes": ["request-timeout"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "request-timeout": {
                    "$ref": "#/components/examples/problem-request-timeout"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "409": {
            "description": "`26`: A message with the id {value} and other content has been received before. Give a new message a new id; repeat an old one with the same bytes.\n\n`channel-is-amqp`: The party receives through its AMQP queue, not this way.\n\n`channel-is-webhook`: The party receives through its webhook, not this way.\n\n`channel-is-none`: The party receives through the border-office application alone, not this way.",
            "x-error-codes": ["26", "channel-is-amqp", "channel-is-webhook", "channel-is-none"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "26": {
                    "$ref": "#/components/examples/problem-26"
                  },
                  "channel-is-amqp": {
                    "$ref": "#/components/examples/problem-channel-is-amqp"
                  },
                  "channel-is-webhook": {
                    "$ref": "#/components/examples/problem-channel-is-webhook"
                  },
                  "channel-is-none": {
                    "$ref": "#/components/examples/problem-channel-is-none"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "413": {
            "description": "`too-large`: The message is larger than the limit of {expected} bytes; divide its content over several messages.",
            "x-error-codes": ["too-large"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "too-large": {
                    "$ref": "#/components/examples/problem-too-large"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "415": {
            "description": "`content-type`: The content type {value} is not taken: it must be application/json or application/xml, in UTF-8 and not compressed.",
            "x-error-codes": ["content-type"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "content-type": {
                    "$ref": "#/components/examples/problem-content-type"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "417": {
            "description": "`expectation`: The header Expect asks for {value}; only 100-continue is understood.",
            "x-error-codes": ["expectation"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "expectation": {
                    "$ref": "#/components/examples/problem-expectation"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "422": {
            "description": "`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.\n\n`93`: The MRN {value} is not valid: its check digit is wrong.\n\n`90`: The movement {value} is not known.\n\n`92`: The message is out of sequence: the movement {value} is in the state {expected}.",
            "x-error-codes": ["12", "13", "14", "15", "35", "39", "40", "50", "51", "93", "90", "92"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "90": {
                    "$ref": "#/components/examples/problem-90"
                  },
                  "92": {
                    "$ref": "#/components/examples/problem-92"
                  },
                  "93": {
                    "$ref": "#/components/examples/problem-93"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A functional-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "functional-error": {
                    "$ref": "#/components/examples/message-functional-error-xml"
                  }
                }
              }
            }
          },
          "429": {
            "description": "`quota`: Too many requests: the quota is used up for the moment. Try again after the time given.",
            "x-error-codes": ["quota"],
            "headers": {
              "Retry-After": {
                "$ref": "#/components/headers/Retry-After"
              }
            },
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "quota": {
                    "$ref": "#/components/examples/problem-quota"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "431": {
            "description": "`headers-too-large`: The header fields are too large.",
            "x-error-codes": ["headers-too-large"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "headers-too-large": {
                    "$ref": "#/components/examples/problem-headers-too-large"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          },
          "503": {
            "description": "`unavailable`: The hub cannot take the message at the moment; nothing was stored. Try again after the time given.",
            "x-error-codes": ["unavailable"],
            "headers": {
              "Retry-After": {
                "$ref": "#/components/headers/Retry-After"
              }
            },
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "unavailable": {
                    "$ref": "#/components/examples/problem-unavailable"
                  }
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string",
                  "description": "A technical-error message, for who wrote XML and asks for XML."
                },
                "examples": {
                  "technical-error": {
                    "$ref": "#/components/examples/message-technical-error-xml"
                  }
                }
              }
            }
          }
        }
      }
    },
    "/v1/log/checkpoint": {
      "get": {
        "operationId": "readCheckpoint",
        "tags": ["log"],
        "summary": "Checkpoint of the log",
        "description": "The head of the transparency log, signed by the hub.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "responses": {
          "200": {
            "description": "The checkpoint.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Checkpoint"
                },
                "examples": {
                  "Checkpoint": {
                    "$ref": "#/components/examples/Checkpoint"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/log/proof/{index}": {
      "get": {
        "operationId": "readProof",
        "tags": ["log"],
        "summary": "Proof of inclusion",
        "description": "Proves offline that a leaf is in the log (RFC 9162). For the parties of the message the leaf is about; operators and auditors get it without the salt.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/index"
          },
          {
            "$ref": "#/components/parameters/size"
          }
        ],
        "responses": {
          "200": {
            "description": "The proof.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/LogProof"
                },
                "examples": {
                  "LogProof": {
                    "$ref": "#/components/examples/LogProof"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/offices": {
      "get": {
        "operationId": "listOffices",
        "tags": ["reference"],
        "summary": "Customs offices",
        "description": "The registry of offices, all versions of each, or those in force on a day.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/at"
          }
        ],
        "responses": {
          "200": {
            "description": "The offices.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/OfficeList"
                },
                "examples": {
                  "OfficeList": {
                    "$ref": "#/components/examples/OfficeList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      },
      "put": {
        "operationId": "putOffices",
        "tags": ["reference"],
        "summary": "Add or change offices",
        "description": "Offices not named stay as they are. A version with the same first day takes the place of the one there; a new one ends the one before it on the day before. Nothing is deleted. Anything wrong refuses the whole, every finding at its place; what changed is on record with who, when and why.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/reason"
          },
          {
            "$ref": "#/components/parameters/dryRun"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The offices to add or change.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/OfficeImport"
              },
              "examples": {
                "OfficeImport": {
                  "$ref": "#/components/examples/OfficeImport"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed, or would change.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/countries": {
      "get": {
        "operationId": "listCountries",
        "tags": ["reference"],
        "summary": "Countries",
        "description": "How each country is reached, its working days, holidays, currency and time zone.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/at"
          }
        ],
        "responses": {
          "200": {
            "description": "The countries.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CountryList"
                },
                "examples": {
                  "CountryList": {
                    "$ref": "#/components/examples/CountryList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      },
      "put": {
        "operationId": "putCountries",
        "tags": ["reference"],
        "summary": "Add or change countries",
        "description": "Countries not named stay as they are. A version with the same first day takes the place of the one there; a new one ends the one before it on the day before. Nothing is deleted. Anything wrong refuses the whole, every finding at its place; what changed is on record with who, when and why.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/reason"
          },
          {
            "$ref": "#/components/parameters/dryRun"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The countries to add or change.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CountryImport"
              },
              "examples": {
                "CountryImport": {
                  "$ref": "#/components/examples/CountryImport"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed, or would change.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/agreements": {
      "get": {
        "operationId": "listAgreements",
        "tags": ["reference"],
        "summary": "Agreements between administrations",
        "description": "Which countries, regimes, modes, guarantees and frontiers they cover, and since when they are suspended.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/at"
          },
          {
            "$ref": "#/components/parameters/pair"
          }
        ],
        "responses": {
          "200": {
            "description": "The agreements.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AgreementList"
                },
                "examples": {
                  "AgreementList": {
                    "$ref": "#/components/examples/AgreementList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      },
      "put": {
        "operationId": "putAgreements",
        "tags": ["reference"],
        "summary": "Add or change agreements",
        "description": "Agreements not named stay as they are. A version with the same first day takes the place of the one there; a new one ends the one before it on the day before. Nothing is deleted. Anything wrong refuses the whole, every finding at its place; what changed is on record with who, when and why.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/reason"
          },
          {
            "$ref": "#/components/parameters/dryRun"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The agreements to add or change.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AgreementImport"
              },
              "examples": {
                "AgreementImport": {
                  "$ref": "#/components/examples/AgreementImport"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed, or would change.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/agreements/{id}/suspend": {
      "post": {
        "operationId": "suspendAgreement",
        "tags": ["reference"],
        "summary": "Suspend an agreement",
        "description": "No new declaration rests on it from that day on, today unless the body says otherwise; running movements finish.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/agreement"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Why, and from when.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Suspension"
              },
              "examples": {
                "Suspension": {
                  "$ref": "#/components/examples/Suspension"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/agreements/{id}/resume": {
      "post": {
        "operationId": "resumeAgreement",
        "tags": ["reference"],
        "summary": "Resume a suspended agreement",
        "description": "New declarations may rest on it again at once.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/agreement"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Why.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Suspension"
              },
              "examples": {
                "Suspension": {
                  "$ref": "#/components/examples/Suspension"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/authorisations": {
      "get": {
        "operationId": "listAuthorisations",
        "tags": ["reference"],
        "summary": "Authorisations of traders",
        "description": "Who may depart from, or unload at, his own premises, at which offices, since when, within which scope. Customs and their officers see those of their country, a trader his own, operators and auditors all.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/at"
          }
        ],
        "responses": {
          "200": {
            "description": "The authorisations the caller may see.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AuthorisationList"
                },
                "examples": {
                  "AuthorisationList": {
                    "$ref": "#/components/examples/AuthorisationList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      },
      "put": {
        "operationId": "putAuthorisations",
        "tags": ["reference"],
        "summary": "Add or change authorisations",
        "description": "As JSON, or as a table (CSV, comma or semicolon) with the columns reference, type, holder.scheme, holder.id, holder.name, holder.party, offices, validFrom, validTo, suspendedFrom, scope.countries, scope.regimes, scope.hs, scope.except, several values in one cell separated by spaces. Authorisations not named stay as they are. A version with the same first day takes the place of the one there; a new one ends the one before it on the day before. A suspension stands until it is resumed. Nothing is deleted. Anything wrong refuses the whole, every finding at its place; what changed is on record with who, when and why.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/reason"
          },
          {
            "$ref": "#/components/parameters/dryRun"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The authorisations to add or change.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AuthorisationImport"
              },
              "examples": {
                "AuthorisationImport": {
                  "$ref": "#/components/examples/AuthorisationImport"
                }
              }
            },
            "text/csv": {
              "schema": {
                "type": "string"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed, or would change.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/authorisations/{type}/{reference}/suspend": {
      "post": {
        "operationId": "suspendAuthorisation",
        "tags": ["reference"],
        "summary": "Suspend an authorisation",
        "description": "Nothing new rests on it from that day on, today unless the body says otherwise; running movements finish.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/authorisationType"
          },
          {
            "$ref": "#/components/parameters/authorisationReference"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Why, and from when.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Suspension"
              },
              "examples": {
                "Suspension": {
                  "$ref": "#/components/examples/Suspension"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/authorisations/{type}/{reference}/resume": {
      "post": {
        "operationId": "resumeAuthorisation",
        "tags": ["reference"],
        "summary": "Resume a suspended authorisation",
        "description": "Messages may rest on it again at once.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/authorisationType"
          },
          {
            "$ref": "#/components/parameters/authorisationReference"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Why.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Suspension"
              },
              "examples": {
                "Suspension": {
                  "$ref": "#/components/examples/Suspension"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/rates": {
      "get": {
        "operationId": "listRates",
        "tags": ["reference"],
        "summary": "Exchange rates",
        "description": "By which amounts declared in another currency are reserved; each holds until the next of its pair.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "responses": {
          "200": {
            "description": "The rates.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ExchangeRateList"
                },
                "examples": {
                  "ExchangeRateList": {
                    "$ref": "#/components/examples/ExchangeRateList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      },
      "put": {
        "operationId": "putRates",
        "tags": ["reference"],
        "summary": "Add or change exchange rates",
        "description": "Rates not named stay as they are; one of the same pair and day takes the place of the one there. What was reserved by the old one stays as it is, with that rate on its line. Anything wrong refuses the whole, every finding at its place; what changed is on record with who, when and why.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/reason"
          },
          {
            "$ref": "#/components/parameters/dryRun"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The rates to add or change.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ExchangeRateImport"
              },
              "examples": {
                "ExchangeRateImport": {
                  "$ref": "#/components/examples/ExchangeRateImport"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed, or would change.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/contribution-tables": {
      "get": {
        "operationId": "listContributionTables",
        "tags": ["reference"],
        "summary": "Contribution tables",
        "description": "What regimes make principals contribute to the guarantee funds, who collects it and how it is shared.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "responses": {
          "200": {
            "description": "The tables.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ContributionTableList"
                },
                "examples": {
                  "ContributionTableList": {
                    "$ref": "#/components/examples/ContributionTableList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      },
      "put": {
        "operationId": "putContributionTables",
        "tags": ["reference"],
        "summary": "Add or change contribution tables",
        "description": "Tables not named stay as they are. A version with the same first day takes the place of the one there; a new one ends the one before it on the day before. Anything wrong refuses the whole, every finding at its place; what changed is on record with who, when and why.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/reason"
          },
          {
            "$ref": "#/components/parameters/dryRun"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The tables to add or change.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ContributionTableImport"
              },
              "examples": {
                "ContributionTableImport": {
                  "$ref": "#/components/examples/ContributionTableImport"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed, or would change.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/registry/changes": {
      "get": {
        "operationId": "listRegistryChanges",
        "tags": ["reference"],
        "summary": "Changes of reference data",
        "description": "Every operator's change, newest first: who, when, why, and each entry as it was and is.",
        "x-callers": ["operator", "auditor"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/limit"
          },
          {
            "$ref": "#/components/parameters/cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChangePage"
                },
                "examples": {
                  "RegistryChangePage": {
                    "$ref": "#/components/examples/RegistryChangePage"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/statistics/contributions": {
      "get": {
        "operationId": "readContributionStatement",
        "tags": ["guarantees"],
        "summary": "Monthly statement between guarantors",
        "description": "Contributions of the movements declared in a month, one line per share, and claims that one guarantor paid for another in it; at the end what each owes each, per currency. A guarantor reads his own lines, operators and auditors all. As JSON, or as CSV by Accept: text/csv; the JSON has ten thousand lines at most, the CSV all of them.",
        "x-callers": ["party", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/month"
          },
          {
            "$ref": "#/components/parameters/guarantorKey"
          }
        ],
        "responses": {
          "200": {
            "description": "The statement.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ContributionStatement"
                },
                "examples": {
                  "ContributionStatement": {
                    "$ref": "#/components/examples/ContributionStatement"
                  }
                }
              },
              "text/csv": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/codelists": {
      "get": {
        "operationId": "listCodelists",
        "tags": ["reference"],
        "summary": "Code lists",
        "description": "Every list with its title, the form of its codes, its further fields, and how many codes are valid on the day.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/at"
          }
        ],
        "responses": {
          "200": {
            "description": "The lists.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CodelistIndex"
                },
                "examples": {
                  "CodelistIndex": {
                    "$ref": "#/components/examples/CodelistIndex"
                  }
                }
              }
            }
          },
          "304": {
            "description": "Nothing has changed."
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/codelists/{name}": {
      "get": {
        "operationId": "readCodelist",
        "tags": ["reference"],
        "summary": "One code list",
        "description": "Dated data: each code with the days it is valid from and to, and its labels. Without a day, all versions.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/codelist"
          },
          {
            "$ref": "#/components/parameters/at"
          }
        ],
        "responses": {
          "200": {
            "description": "The list.",
            "headers": {
              "ETag": {
                "$ref": "#/components/headers/ETag"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Codelist"
                },
                "examples": {
                  "Codelist": {
                    "$ref": "#/components/examples/Codelist"
                  }
                }
              }
            }
          },
          "304": {
            "description": "Nothing has changed."
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      },
      "put": {
        "operationId": "importCodelist",
        "tags": ["reference"],
        "summary": "Import codes",
        "description": "As JSON, or as a table (CSV, comma or semicolon) with the columns code, validFrom, validTo, label.en, label.fr, label.pt and the list's further fields, several values in one cell separated by spaces. An item with a code that is there takes over what it leaves out: code and validTo end it. A code is never deleted. Lists the message schemas spell out take no new codes. A version with the same first day takes the place of the one there; a new one ends the one before it on the day before. Nothing is deleted. Anything wrong refuses the whole, every finding at its place; what changed is on record with who, when and why.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/codelist"
          },
          {
            "$ref": "#/components/parameters/mode"
          },
          {
            "$ref": "#/components/parameters/from"
          },
          {
            "$ref": "#/components/parameters/reason"
          },
          {
            "$ref": "#/components/parameters/dryRun"
          },
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The codes.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CodelistImport"
              },
              "examples": {
                "CodelistImport": {
                  "$ref": "#/components/examples/CodelistImport"
                }
              }
            },
            "text/csv": {
              "schema": {
                "type": "string"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What changed, or would change.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryChanged"
                },
                "examples": {
                  "RegistryChanged": {
                    "$ref": "#/components/examples/RegistryChanged"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`reason-required`: This act needs a reason.\n\n`12`: The value {value} at {pointer} is not allowed. Allowed: {expected}.\n\n`13`: A required value is missing: {pointer}.\n\n`14`: The value at {pointer} breaks the rule {rule}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`35`: There are too many entries at {pointer}: at most {expected} are allowed.\n\n`39`: The value at {pointer} is longer or greater than allowed: {expected} at most.\n\n`40`: The value at {pointer} is shorter or smaller than allowed: {expected} at least.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["reason-required", "12", "13", "14", "15", "35", "39", "40", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "12": {
                    "$ref": "#/components/examples/problem-12"
                  },
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "14": {
                    "$ref": "#/components/examples/problem-14"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "35": {
                    "$ref": "#/components/examples/problem-35"
                  },
                  "39": {
                    "$ref": "#/components/examples/problem-39"
                  },
                  "40": {
                    "$ref": "#/components/examples/problem-40"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "reason-required": {
                    "$ref": "#/components/examples/problem-reason-required"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/schemas/{file}": {
      "get": {
        "operationId": "readSchema",
        "tags": ["reference"],
        "summary": "JSON Schema or XSD of a message",
        "description": "As published.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/schemaFile"
          }
        ],
        "responses": {
          "200": {
            "description": "The schema.",
            "content": {
              "application/schema+json": {
                "schema": {
                  "$ref": "#/components/schemas/JsonDocument"
                }
              },
              "application/xml": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/participants": {
      "get": {
        "operationId": "listParticipants",
        "tags": ["reference"],
        "summary": "Registered parties",
        "description": "With channel and certificates.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "responses": {
          "200": {
            "description": "All parties.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ParticipantList"
                },
                "examples": {
                  "ParticipantList": {
                    "$ref": "#/components/examples/ParticipantList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/events": {
      "get": {
        "operationId": "watch",
        "tags": ["watching"],
        "summary": "What happens, live",
        "description": "Server-Sent Events for people who watch: event queues with all queues, event movements with those touched since the last one, a hundred at most, and how many more there were (leftOut). The first event comes at once.",
        "x-callers": ["operator", "auditor"],
        "security": [
          {
            "bearer": []
          }
        ],
        "responses": {
          "200": {
            "description": "The stream.",
            "content": {
              "text/event-stream": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "429": {
            "$ref": "#/components/responses/429.quota"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/sandbox/clock": {
      "get": {
        "operationId": "readSandboxClock",
        "tags": ["sandbox"],
        "summary": "What time it is in a sandbox",
        "description": "Only in a sandbox started with --clock manual: no message may come from a time after this.",
        "x-callers": ["party", "officer", "operator", "auditor"],
        "security": [
          {
            "bearer": []
          },
          {
            "mutualTLS": []
          }
        ],
        "responses": {
          "200": {
            "description": "The time.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SandboxClockAnswer"
                },
                "examples": {
                  "SandboxClockAnswer": {
                    "$ref": "#/components/examples/SandboxClockAnswer"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      },
      "post": {
        "operationId": "moveSandboxClock",
        "tags": ["sandbox"],
        "summary": "Move the clock of a sandbox forward",
        "description": "Only in a sandbox started with --clock manual; on any other hub there is nothing at this address. The clock stands still from the start on. Moved, it halts wherever a timer is due, and the answer comes when all of them have fired; tokens, certificates and quotas go by the machine's own clock all the same.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/language"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "What time it shall be.",
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SandboxClock"
              },
              "examples": {
                "SandboxClock": {
                  "$ref": "#/components/examples/SandboxClock"
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "It is that time.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SandboxClockAnswer"
                },
                "examples": {
                  "SandboxClockAnswer": {
                    "$ref": "#/components/examples/SandboxClockAnswer"
                  }
                }
              }
            }
          },
          "400": {
            "description": "`52`: The message is not well-formed.\n\n`53`: The message has characters that are not allowed, or is not in UTF-8.\n\n`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
            "x-error-codes": ["52", "53", "parameter", "bad-request"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "52": {
                    "$ref": "#/components/examples/problem-52"
                  },
                  "53": {
                    "$ref": "#/components/examples/problem-53"
                  },
                  "parameter": {
                    "$ref": "#/components/examples/problem-parameter"
                  },
                  "bad-request": {
                    "$ref": "#/components/examples/problem-bad-request"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "415": {
            "$ref": "#/components/responses/415.import-type"
          },
          "417": {
            "$ref": "#/components/responses/417.expectation"
          },
          "422": {
            "description": "`clock-backwards`: The clock only goes forward: it is {expected}, and {value} is earlier.\n\n`13`: A required value is missing: {pointer}.\n\n`15`: What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.\n\n`50`: The value {value} at {pointer} is of the wrong type: {expected} is required.\n\n`51`: The value {value} at {pointer} does not have the form required: {expected}.",
            "x-error-codes": ["clock-backwards", "13", "15", "50", "51"],
            "content": {
              "application/problem+json": {
                "schema": {
                  "$ref": "#/components/schemas/Problem"
                },
                "examples": {
                  "13": {
                    "$ref": "#/components/examples/problem-13"
                  },
                  "15": {
                    "$ref": "#/components/examples/problem-15"
                  },
                  "50": {
                    "$ref": "#/components/examples/problem-50"
                  },
                  "51": {
                    "$ref": "#/components/examples/problem-51"
                  },
                  "clock-backwards": {
                    "$ref": "#/components/examples/problem-clock-backwards"
                  }
                }
              }
            }
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/v1/health": {
      "get": {
        "operationId": "readDependencies",
        "tags": ["health"],
        "summary": "Dependencies",
        "description": "Everything the hub rests on: its state, since when, and what that means; and of each trusted authority until when its revocation list is good.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "responses": {
          "200": {
            "description": "The dependencies.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DependencyList"
                },
                "examples": {
                  "DependencyList": {
                    "$ref": "#/components/examples/DependencyList"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.parameter.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/healthz": {
      "get": {
        "operationId": "readHealth",
        "tags": ["health"],
        "summary": "Liveness",
        "description": "Answers while the process lives.",
        "x-callers": ["anyone"],
        "security": [],
        "responses": {
          "200": {
            "description": "It lives.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Health"
                },
                "examples": {
                  "Health": {
                    "$ref": "#/components/examples/Health"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/readyz": {
      "get": {
        "operationId": "readReadiness",
        "tags": ["health"],
        "summary": "Readiness",
        "description": "200 while messages can be taken over HTTP, with what is amiss; AMQP is told apart.",
        "x-callers": ["anyone"],
        "security": [],
        "responses": {
          "200": {
            "description": "Messages can be taken over HTTP.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Readiness"
                },
                "examples": {
                  "Readiness": {
                    "$ref": "#/components/examples/Readiness"
                  },
                  "BrokerAway": {
                    "$ref": "#/components/examples/BrokerAway"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "description": "No message can be taken, and why.",
            "headers": {
              "Retry-After": {
                "$ref": "#/components/headers/Retry-After"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Readiness"
                },
                "examples": {
                  "NotReady": {
                    "$ref": "#/components/examples/NotReady"
                  }
                }
              }
            }
          }
        }
      }
    },
    "/metrics": {
      "get": {
        "operationId": "readMetrics",
        "tags": ["health"],
        "summary": "Metrics",
        "description": "Prometheus text format.",
        "x-callers": ["operator"],
        "security": [
          {
            "bearer": []
          }
        ],
        "responses": {
          "200": {
            "description": "The metrics.",
            "content": {
              "text/plain": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "401": {
            "$ref": "#/components/responses/401.unauthenticated"
          },
          "403": {
            "$ref": "#/components/responses/403.forbidden"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          },
          "503": {
            "$ref": "#/components/responses/503.unavailable"
          }
        }
      }
    },
    "/openapi.json": {
      "get": {
        "operationId": "readOpenApi",
        "tags": ["documents"],
        "summary": "This document",
        "description": "OpenAPI 3.1.",
        "x-callers": ["anyone"],
        "security": [],
        "responses": {
          "200": {
            "description": "The document.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/JsonDocument"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/asyncapi.json": {
      "get": {
        "operationId": "readAsyncApi",
        "tags": ["documents"],
        "summary": "The queues",
        "description": "AsyncAPI 3.0.",
        "x-callers": ["anyone"],
        "security": [],
        "responses": {
          "200": {
            "description": "The document.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/JsonDocument"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/docs": {
      "get": {
        "operationId": "readDocs",
        "tags": ["documents"],
        "summary": "Reference for reading",
        "description": "Every call of this API, as a page.",
        "x-callers": ["anyone"],
        "security": [],
        "responses": {
          "200": {
            "description": "The page.",
            "content": {
              "text/html": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/docs/{page}": {
      "get": {
        "operationId": "readDocsPage",
        "tags": ["documents"],
        "summary": "A page of the reference",
        "description": "The queues, the errors and rules, and the style sheet.",
        "x-callers": ["anyone"],
        "security": [],
        "parameters": [
          {
            "$ref": "#/components/parameters/page"
          }
        ],
        "responses": {
          "200": {
            "description": "The page.",
            "content": {
              "text/html": {
                "schema": {
                  "type": "string"
                }
              },
              "text/css": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/docs/messages/{type}": {
      "get": {
        "operationId": "readDocsMessage",
        "tags": ["documents"],
        "summary": "Reference of one message",
        "description": "Every field with its meaning, occurrence, type, code list and the names others give it.",
        "x-callers": ["anyone"],
        "security": [],
        "parameters": [
          {
            "$ref": "#/components/parameters/type"
          }
        ],
        "responses": {
          "200": {
            "description": "The page.",
            "content": {
              "text/html": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/console": {
      "get": {
        "operationId": "redirectConsole",
        "tags": ["console"],
        "summary": "Console",
        "description": "Leads to the console page.",
        "x-callers": ["anyone"],
        "security": [],
        "responses": {
          "308": {
            "description": "The page is at /console/.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/console/": {
      "get": {
        "operationId": "readConsole",
        "tags": ["console"],
        "summary": "Console page",
        "description": "For operators; it asks for their token.",
        "x-callers": ["anyone"],
        "security": [],
        "responses": {
          "200": {
            "description": "The page.",
            "content": {
              "text/html": {
                "schema": {
                  "type": "string"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    },
    "/console/{file}": {
      "get": {
        "operationId": "readConsoleFile",
        "tags": ["console"],
        "summary": "A file of the console",
        "description": "Script, style, texts.",
        "x-callers": ["anyone"],
        "security": [],
        "parameters": [
          {
            "$ref": "#/components/parameters/asset"
          }
        ],
        "responses": {
          "200": {
            "description": "The file.",
            "content": {
              "text/css": {
                "schema": {
                  "type": "string"
                }
              },
              "text/javascript": {
                "schema": {
                  "type": "string"
                }
              },
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/JsonDocument"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/400.bad-request"
          },
          "404": {
            "$ref": "#/components/responses/404.not-found"
          },
          "408": {
            "$ref": "#/components/responses/408.request-timeout"
          },
          "414": {
            "$ref": "#/components/responses/414.uri-too-long"
          },
          "431": {
            "$ref": "#/components/responses/431.headers-too-large"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token the operator issued to a party, an officer, an operator or an auditor."
      },
      "mutualTLS": {
        "type": "mutualTLS",
        "description": "The fingerprint of the client certificate names the registered party."
      }
    },
    "parameters": {
      "id": {
        "name": "id",
        "in": "path",
        "description": "Id of the message, chosen by its sender.",
        "example": "7f6b2f0e-52cb-4f7e-9f0a-3a1de2c1b6aa",
        "required": true,
        "schema": {
          "$ref": "#/components/schemas/Uuid"
        }
      },
      "mrn": {
        "name": "mrn",
        "in": "path",
        "description": "Movement reference number. Upper and lower case, blanks, dots and dashes do not matter.",
        "example": "26TGLFW100000123J0",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^[A-Za-z0-9 .\\-]{18,60}$"
        }
      },
      "grn": {
        "name": "grn",
        "in": "path",
        "description": "Guarantee reference number. Upper and lower case, blanks, dots and dashes do not matter.",
        "example": "26TG00CCIT0000178",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^[A-Za-z0-9 .\\-]{17,60}$"
        }
      },
      "receiver": {
        "name": "receiver",
        "in": "path",
        "description": "Who receives: CC, or CC/party with the slash written %2F.",
        "example": "BF",
        "required": true,
        "schema": {
          "$ref": "#/components/schemas/PartyKey"
        }
      },
      "index": {
        "name": "index",
        "in": "path",
        "description": "Index of a leaf of the log.",
        "example": 17,
        "required": true,
        "schema": {
          "$ref": "#/components/schemas/LogIndex"
        }
      },
      "codelist": {
        "name": "name",
        "in": "path",
        "description": "Name of the code list.",
        "example": "currencies",
        "required": true,
        "schema": {
          "type": "string",
          "enum": [
            "alert-reasons",
            "authorisation-types",
            "control-results",
            "countries",
            "currencies",
            "declaration-types",
            "discharge-bases",
            "diversion-refusals",
            "enquiry-answers",
            "entry-refusal-reasons",
            "guarantee-refusal-details",
            "guarantee-refusals",
            "guarantee-release-causes",
            "guarantee-restrictions",
            "guarantee-types",
            "hs-chapters",
            "hs-headings",
            "hs",
            "incident-codes",
            "means-identification",
            "no-release-reasons",
            "office-roles",
            "offices",
            "package-types",
            "party-schemes",
            "receipt-warnings",
            "regimes",
            "restrictions",
            "seal-states",
            "sensitive-goods",
            "tracking-alarms",
            "transport-documents",
            "transport-modes",
            "unlocode"
          ]
        }
      },
      "schemaFile": {
        "name": "file",
        "in": "path",
        "description": "common or a type of message, with .json for JSON Schema or .xsd for XSD.",
        "example": "transit-declaration.xsd",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^[a-z][a-z-]*\\.(json|xsd)$"
        }
      },
      "asset": {
        "name": "file",
        "in": "path",
        "description": "A file of the console.",
        "example": "console.js",
        "required": true,
        "schema": {
          "type": "string"
        }
      },
      "page": {
        "name": "page",
        "in": "path",
        "description": "A page of this reference.",
        "example": "errors",
        "required": true,
        "schema": {
          "type": "string",
          "enum": ["queues", "errors", "reference.css"]
        }
      },
      "type": {
        "name": "type",
        "in": "path",
        "description": "Type of a message.",
        "example": "transit-declaration",
        "required": true,
        "schema": {
          "type": "string",
          "enum": [
            "transit-declaration",
            "declaration-amendment",
            "cancellation",
            "control-decision",
            "guarantee-use",
            "guarantee-use-result",
            "guarantee-not-valid",
            "no-release",
            "release-for-transit",
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
            "guarantee-registration",
            "guarantee-release",
            "payment-notice",
            "overdue-notice",
            "alert",
            "train-manifest",
            "tracking-event",
            "status-request",
            "status-response",
            "availability-notice",
            "delivery-report",
            "acknowledgement",
            "functional-error",
            "technical-error"
          ]
        }
      },
      "sender": {
        "name": "sender",
        "in": "query",
        "description": "Whose message it is, when not the caller's own: CC or CC/party. Operators and auditors must name one.",
        "example": "TG",
        "schema": {
          "$ref": "#/components/schemas/PartyKey"
        }
      },
      "state": {
        "name": "state",
        "in": "query",
        "description": "Only movements in one of these states.",
        "style": "form",
        "explode": false,
        "example": ["released", "in-transit"],
        "schema": {
          "type": "array",
          "items": {
            "type": "string",
            "enum": [
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
            ]
          }
        }
      },
      "country": {
        "name": "country",
        "in": "query",
        "description": "Only movements this country is a party to.",
        "example": "BF",
        "schema": {
          "$ref": "#/components/schemas/Country"
        }
      },
      "reference": {
        "name": "reference",
        "in": "query",
        "description": "Only movements with this national reference.",
        "example": "C-2026-000451",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]+$"
        }
      },
      "lot": {
        "name": "lot",
        "in": "query",
        "description": "Only movements of this lot.",
        "example": "LOT-18",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]+$"
        }
      },
      "vehicle": {
        "name": "vehicle",
        "in": "query",
        "description": "Only movements not yet ended that bear this plate, or number of a wagon, container or device.",
        "example": "TG 1234 AB",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]+$"
        }
      },
      "lineGrn": {
        "name": "grn",
        "in": "query",
        "description": "Only movements with a line on this guarantee. Upper and lower case, blanks, dots and dashes do not matter.",
        "example": "26TG00CCIT0000178",
        "schema": {
          "type": "string",
          "pattern": "^[A-Za-z0-9 .\\-]{17,60}$"
        }
      },
      "office": {
        "name": "office",
        "in": "query",
        "description": "Only movements that set out from, pass or end at this office. Upper and lower case, blanks, dots and dashes do not matter.",
        "example": "BFCNK001",
        "schema": {
          "type": "string",
          "pattern": "^[A-Za-z0-9 .\\-]{8,60}$"
        }
      },
      "regime": {
        "name": "regime",
        "in": "query",
        "description": "Only movements under this regime.",
        "example": "isrt",
        "schema": {
          "$ref": "#/components/schemas/Regime"
        }
      },
      "procedure": {
        "name": "procedure",
        "in": "query",
        "description": "Only movements with this procedure open.",
        "example": "enquiry",
        "schema": {
          "type": "string",
          "enum": ["enquiry", "diversion", "recovery", "stop"]
        }
      },
      "flag": {
        "name": "flag",
        "in": "query",
        "description": "Only movements with this flag.",
        "example": "late",
        "schema": {
          "type": "string",
          "enum": ["late", "nonConform", "exitMissing", "implied", "underSecured", "contradiction", "overdrawn"]
        }
      },
      "lineState": {
        "name": "state",
        "in": "query",
        "description": "Only lines in one of these states.",
        "style": "form",
        "explode": false,
        "example": ["reserved", "in-use"],
        "schema": {
          "type": "array",
          "items": {
            "type": "string",
            "enum": [
              "pending",
              "reserved",
              "in-use",
              "released",
              "cancelled",
              "lapsed",
              "claimed",
              "settled",
              "refused"
            ]
          }
        }
      },
      "sort": {
        "name": "sort",
        "in": "query",
        "description": "mrn walks all pages; recent is one page of those the log touched last, newest first, and says how far back it goes.",
        "example": "recent",
        "schema": {
          "type": "string",
          "enum": ["mrn", "recent"],
          "default": "mrn"
        }
      },
      "limit": {
        "name": "limit",
        "in": "query",
        "description": "Entries per page.",
        "example": 50,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 200,
          "default": 50
        }
      },
      "cursor": {
        "name": "cursor",
        "in": "query",
        "description": "The next of the page before.",
        "example": "WyJtb3ZlbWVudHMiLCIyNlRHTEZXMTAwMDAwMTIzSjAiXQ",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "pattern": "^[A-Za-z0-9_\\-]+$"
        }
      },
      "wait": {
        "name": "wait",
        "in": "query",
        "description": "Seconds to wait for the next message when there is none.",
        "example": 30,
        "schema": {
          "type": "integer",
          "minimum": 0,
          "maximum": 60,
          "default": 0
        }
      },
      "messages": {
        "name": "limit",
        "in": "query",
        "description": "Messages per answer.",
        "example": 32,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "default": 32
        }
      },
      "size": {
        "name": "size",
        "in": "query",
        "description": "Size of the log the proof is for; its present size when absent.",
        "example": 120,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 999999999999999
        }
      },
      "signature": {
        "name": "Corridor-Signature",
        "in": "header",
        "description": "Base64 of a detached CMS SignedData (DER) over exactly the bytes of the body. Required from systems.",
        "schema": {
          "type": "string",
          "contentEncoding": "base64"
        }
      },
      "language": {
        "name": "Accept-Language",
        "in": "header",
        "description": "Language of texts in errors: en, fr or pt.",
        "example": "fr",
        "schema": {
          "type": "string"
        }
      },
      "parked": {
        "name": "id",
        "in": "path",
        "description": "Id of a parked message as the list gives it.",
        "example": "17-BF",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^[0-9]{1,18}-[A-Z]{2}(\\.[^.]+)?$"
        }
      },
      "setAside": {
        "name": "id",
        "in": "path",
        "description": "Leaf of a message set aside, `logIndex` in the list: ids of messages are each sender's own.",
        "example": "7",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^[0-9]{1,18}$"
        }
      },
      "at": {
        "name": "at",
        "in": "query",
        "description": "Only what is valid on this day.",
        "example": "2026-06-01",
        "schema": {
          "$ref": "#/components/schemas/Date"
        }
      },
      "reason": {
        "name": "reason",
        "in": "query",
        "description": "Why, as it stands on record. Not needed for a dry run.",
        "example": "Order 12 of 2026",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*[^\\u0000-\\u0020\\u007F-\\u00A0][^\\u0000-\\u001F\\u007F-\\u009F]*$"
        }
      },
      "dryRun": {
        "name": "dryRun",
        "in": "query",
        "description": "true: say what would change, and change nothing.",
        "example": "true",
        "schema": {
          "type": "string",
          "enum": ["true", "false"],
          "default": "false"
        }
      },
      "mode": {
        "name": "mode",
        "in": "query",
        "description": "merge: the codes are added or changed. replace: they are the whole list, and codes that are not among them end.",
        "example": "merge",
        "schema": {
          "type": "string",
          "enum": ["merge", "replace"],
          "default": "merge"
        }
      },
      "from": {
        "name": "from",
        "in": "query",
        "description": "First day of new codes that name none, and the day from which replaced codes are gone; today when absent.",
        "example": "2026-07-01",
        "schema": {
          "$ref": "#/components/schemas/Date"
        }
      },
      "pair": {
        "name": "pair",
        "in": "query",
        "description": "Only agreements between these two countries, in either direction.",
        "example": "TG-BF",
        "schema": {
          "type": "string",
          "pattern": "^[A-Z]{2}-[A-Z]{2}$"
        }
      },
      "authorisationType": {
        "name": "type",
        "in": "path",
        "description": "Type of an authorisation.",
        "example": "C522",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^[A-Z0-9]{1,4}$"
        }
      },
      "authorisationReference": {
        "name": "reference",
        "in": "path",
        "description": "Number of an authorisation.",
        "example": "BFACE0000417",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 35
        }
      },
      "agreement": {
        "name": "id",
        "in": "path",
        "description": "Id of an agreement.",
        "example": "TG-BF-NE",
        "required": true,
        "schema": {
          "type": "string",
          "pattern": "^[A-Z0-9][A-Z0-9-]*$",
          "maxLength": 35
        }
      },
      "code": {
        "name": "code",
        "in": "query",
        "description": "The code printed on the accompanying document; case, spaces and hyphens do not matter.",
        "example": "7HK2-M9QR-X4TV-0WYZ-3B5C",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]+$"
        }
      },
      "month": {
        "name": "month",
        "in": "query",
        "required": true,
        "description": "Month, UTC.",
        "example": "2026-11",
        "schema": {
          "type": "string",
          "pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])$"
        }
      },
      "guarantorKey": {
        "name": "guarantor",
        "in": "query",
        "description": "Of operators: only the lines of this guarantor.",
        "example": "TG/fonds-garantie",
        "schema": {
          "$ref": "#/components/schemas/PartyKey"
        }
      },
      "documentLanguage": {
        "name": "language",
        "in": "query",
        "description": "Language of the document or page; by Accept-Language when absent.",
        "example": "fr",
        "schema": {
          "type": "string",
          "enum": ["en", "fr", "pt"]
        }
      }
    },
    "headers": {
      "Corridor-Signature": {
        "description": "Base64 of a detached CMS SignedData (DER) over exactly the bytes of the body: the hub's over a receipt, the sender's over a message.",
        "schema": {
          "type": "string",
          "contentEncoding": "base64"
        }
      },
      "Corridor-Seal": {
        "description": "Base64 of the hub's seal over exactly the bytes of the body: a detached CMS (DER) that also names log index, sender and id.",
        "schema": {
          "type": "string",
          "contentEncoding": "base64"
        }
      },
      "Retry-After": {
        "description": "Seconds after which the same request may succeed.",
        "schema": {
          "type": "integer",
          "minimum": 1
        }
      },
      "WWW-Authenticate": {
        "description": "How to say who calls.",
        "schema": {
          "type": "string"
        }
      },
      "Location": {
        "description": "Where it is.",
        "schema": {
          "type": "string"
        }
      },
      "ETag": {
        "description": "Digest of the answer: asked with it in If-None-Match, the hub answers 304 while nothing has changed.",
        "schema": {
          "type": "string"
        }
      }
    },
    "responses": {
      "401.unauthenticated": {
        "description": "`unauthenticated`: The caller is not known: a registered client certificate or a valid token is required.",
        "x-error-codes": ["unauthenticated"],
        "headers": {
          "WWW-Authenticate": {
            "$ref": "#/components/headers/WWW-Authenticate"
          }
        },
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "unauthenticated": {
                "$ref": "#/components/examples/problem-unauthenticated"
              }
            }
          }
        }
      },
      "403.sender-not-caller.forbidden": {
        "description": "`sender-not-caller`: The sender named in the message, {value}, is not the caller: it must be {expected}, with its own offices.\n\n`forbidden`: The caller has no right to do this.",
        "x-error-codes": ["sender-not-caller", "forbidden"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "sender-not-caller": {
                "$ref": "#/components/examples/problem-sender-not-caller"
              },
              "forbidden": {
                "$ref": "#/components/examples/problem-forbidden"
              }
            }
          }
        }
      },
      "408.request-timeout": {
        "description": "`request-timeout`: The request was not complete in time.",
        "x-error-codes": ["request-timeout"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "request-timeout": {
                "$ref": "#/components/examples/problem-request-timeout"
              }
            }
          }
        }
      },
      "409.26": {
        "description": "`26`: A message with the id {value} and other content has been received before. Give a new message a new id; repeat an old one with the same bytes.",
        "x-error-codes": ["26"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "26": {
                "$ref": "#/components/examples/problem-26"
              }
            }
          }
        }
      },
      "413.too-large": {
        "description": "`too-large`: The message is larger than the limit of {expected} bytes; divide its content over several messages.",
        "x-error-codes": ["too-large"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "too-large": {
                "$ref": "#/components/examples/problem-too-large"
              }
            }
          }
        }
      },
      "415.content-type": {
        "description": "`content-type`: The content type {value} is not taken: it must be application/json or application/xml, in UTF-8 and not compressed.",
        "x-error-codes": ["content-type"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "content-type": {
                "$ref": "#/components/examples/problem-content-type"
              }
            }
          }
        }
      },
      "417.expectation": {
        "description": "`expectation`: The header Expect asks for {value}; only 100-continue is understood.",
        "x-error-codes": ["expectation"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "expectation": {
                "$ref": "#/components/examples/problem-expectation"
              }
            }
          }
        }
      },
      "429.quota": {
        "description": "`quota`: Too many requests: the quota is used up for the moment. Try again after the time given.",
        "x-error-codes": ["quota"],
        "headers": {
          "Retry-After": {
            "$ref": "#/components/headers/Retry-After"
          }
        },
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "quota": {
                "$ref": "#/components/examples/problem-quota"
              }
            }
          }
        }
      },
      "431.headers-too-large": {
        "description": "`headers-too-large`: The header fields are too large.",
        "x-error-codes": ["headers-too-large"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "headers-too-large": {
                "$ref": "#/components/examples/problem-headers-too-large"
              }
            }
          }
        }
      },
      "503.unavailable": {
        "description": "`unavailable`: The hub cannot take the message at the moment; nothing was stored. Try again after the time given.",
        "x-error-codes": ["unavailable"],
        "headers": {
          "Retry-After": {
            "$ref": "#/components/headers/Retry-After"
          }
        },
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "unavailable": {
                "$ref": "#/components/examples/problem-unavailable"
              }
            }
          }
        }
      },
      "400.parameter.bad-request": {
        "description": "`parameter`: The parameter {pointer} of the request has a value that is not allowed: {value}.\n\n`bad-request`: The request cannot be understood ({value}).",
        "x-error-codes": ["parameter", "bad-request"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "parameter": {
                "$ref": "#/components/examples/problem-parameter"
              },
              "bad-request": {
                "$ref": "#/components/examples/problem-bad-request"
              }
            }
          }
        }
      },
      "403.forbidden": {
        "description": "`forbidden`: The caller has no right to do this.",
        "x-error-codes": ["forbidden"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "forbidden": {
                "$ref": "#/components/examples/problem-forbidden"
              }
            }
          }
        }
      },
      "404.not-found": {
        "description": "`not-found`: There is nothing here, or the caller is no party to it.",
        "x-error-codes": ["not-found"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "not-found": {
                "$ref": "#/components/examples/problem-not-found"
              }
            }
          }
        }
      },
      "414.uri-too-long": {
        "description": "`uri-too-long`: The address is too long: no part of it names anything here.",
        "x-error-codes": ["uri-too-long"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "uri-too-long": {
                "$ref": "#/components/examples/problem-uri-too-long"
              }
            }
          }
        }
      },
      "404.90": {
        "description": "`90`: The movement {value} is not known.",
        "x-error-codes": ["90"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "90": {
                "$ref": "#/components/examples/problem-90-404"
              }
            }
          }
        }
      },
      "409.not-released": {
        "description": "`not-released`: Movement {value} has not been released for transit: there is no accompanying document yet.",
        "x-error-codes": ["not-released"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "not-released": {
                "$ref": "#/components/examples/problem-not-released"
              }
            }
          }
        }
      },
      "409.already-retried.not-kept": {
        "description": "`already-retried`: This message has just been tried again, or it is not set aside any more.\n\n`not-kept`: The bytes of this message are not kept, so it cannot be tried again. If it used up no id, its sender may send it once more.",
        "x-error-codes": ["already-retried", "not-kept"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "already-retried": {
                "$ref": "#/components/examples/problem-already-retried"
              },
              "not-kept": {
                "$ref": "#/components/examples/problem-not-kept"
              }
            }
          }
        }
      },
      "422.reason-required": {
        "description": "`reason-required`: This act needs a reason.",
        "x-error-codes": ["reason-required"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "reason-required": {
                "$ref": "#/components/examples/problem-reason-required"
              }
            }
          }
        }
      },
      "409.already-decided": {
        "description": "`already-decided`: This has already been replayed or discarded.",
        "x-error-codes": ["already-decided"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "already-decided": {
                "$ref": "#/components/examples/problem-already-decided"
              }
            }
          }
        }
      },
      "409.already-decided.second-operator-required": {
        "description": "`already-decided`: This has already been replayed or discarded.\n\n`second-operator-required`: This act needs a second operator, other than the one who asked for it.",
        "x-error-codes": ["already-decided", "second-operator-required"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "already-decided": {
                "$ref": "#/components/examples/problem-already-decided"
              },
              "second-operator-required": {
                "$ref": "#/components/examples/problem-second-operator-required"
              }
            }
          }
        }
      },
      "415.import-type": {
        "description": "`import-type`: The content type must be application/json, or text/csv for a code list.",
        "x-error-codes": ["import-type"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "import-type": {
                "$ref": "#/components/examples/problem-import-type"
              }
            }
          }
        }
      },
      "400.bad-request": {
        "description": "`bad-request`: The request cannot be understood ({value}).",
        "x-error-codes": ["bad-request"],
        "content": {
          "application/problem+json": {
            "schema": {
              "$ref": "#/components/schemas/Problem"
            },
            "examples": {
              "bad-request": {
                "$ref": "#/components/examples/problem-bad-request"
              }
            }
          }
        }
      }
    },
    "examples": {
      "problem-12": {
        "summary": "The value {value} at {pointer} is not allowed. Allowed: {expected}.",
        "value": {
          "type": "urn:corridor:error:12",
          "title": "The message does not fit its schema.",
          "status": 422,
          "detail": "The value unknown at /procedure is not allowed. Allowed: automatic, manual.",
          "code": "12",
          "errors": [
            {
              "code": "12",
              "pointer": "/procedure",
              "value": "unknown",
              "expected": "automatic, manual",
              "message": "The value unknown at /procedure is not allowed. Allowed: automatic, manual."
            }
          ]
        }
      },
      "problem-13": {
        "summary": "A required value is missing: {pointer}.",
        "value": {
          "type": "urn:corridor:error:13",
          "title": "The message does not fit its schema.",
          "status": 422,
          "detail": "A required value is missing: /body/departureOffice.",
          "code": "13",
          "errors": [
            {
              "code": "13",
              "pointer": "/body/departureOffice",
              "xpath": "/TransitDeclaration/body/departureOffice",
              "line": 14,
              "column": 3,
              "message": "A required value is missing: /body/departureOffice."
            }
          ]
        }
      },
      "problem-14": {
        "summary": "The value at {pointer} breaks the rule {rule}.",
        "value": {
          "type": "urn:corridor:error:14",
          "title": "The message breaks business rules.",
          "status": 422,
          "detail": "The value at /mrn breaks the rule MRN-COUNTRY.",
          "code": "14",
          "errors": [
            {
              "code": "14",
              "pointer": "/mrn",
              "value": "26TGLFW100000123J0",
              "rule": "MRN-COUNTRY",
              "expected": "SN",
              "line": 5,
              "column": 3,
              "message": "The value at /mrn breaks the rule MRN-COUNTRY."
            }
          ]
        }
      },
      "problem-15": {
        "summary": "What stands at {pointer} is not allowed there: the schema knows no such element. Take it out, or correct its name.",
        "value": {
          "type": "urn:corridor:error:15",
          "title": "The message does not fit its schema.",
          "status": 422,
          "detail": "What stands at /body/colour is not allowed there: the schema knows no such element. Take it out, or correct its name.",
          "code": "15",
          "errors": [
            {
              "code": "15",
              "pointer": "/body/colour",
              "message": "What stands at /body/colour is not allowed there: the schema knows no such element. Take it out, or correct its name."
            }
          ]
        }
      },
      "problem-26": {
        "summary": "A message with the id {value} and other content has been received before. Give a new message a new id; repeat an old one with the same bytes.",
        "value": {
          "type": "urn:corridor:error:26",
          "title": "The message does not fit what came before it.",
          "status": 409,
          "detail": "A message with the id c3912ba9-db2d-45f7-9f81-441611f53328 and other content has been received before. Give a new message a new id; repeat an old one with the same bytes.",
          "code": "26",
          "errors": [
            {
              "code": "26",
              "pointer": "/id",
              "value": "c3912ba9-db2d-45f7-9f81-441611f53328",
              "line": 2,
              "column": 3,
              "message": "A message with the id c3912ba9-db2d-45f7-9f81-441611f53328 and other content has been received before. Give a new message a new id; repeat an old one with the same bytes."
            }
          ]
        }
      },
      "problem-35": {
        "summary": "There are too many entries at {pointer}: at most {expected} are allowed.",
        "value": {
          "type": "urn:corridor:error:35",
          "title": "The message does not fit its schema.",
          "status": 422,
          "detail": "There are too many entries at /body/guarantees: at most 9 are allowed.",
          "code": "35",
          "errors": [
            {
              "code": "35",
              "pointer": "/body/guarantees",
              "expected": "9",
              "message": "There are too many entries at /body/guarantees: at most 9 are allowed."
            }
          ]
        }
      },
      "problem-39": {
        "summary": "The value at {pointer} is longer or greater than allowed: {expected} at most.",
        "value": {
          "type": "urn:corridor:error:39",
          "title": "The message does not fit its schema.",
          "status": 422,
          "detail": "The value at /body/lrn is longer or greater than allowed: 22 at most.",
          "code": "39",
          "errors": [
            {
              "code": "39",
              "pointer": "/body/lrn",
              "value": "LRN-0000000000000000000001",
              "expected": "22",
              "message": "The value at /body/lrn is longer or greater than allowed: 22 at most."
            }
          ]
        }
      },
      "problem-40": {
        "summary": "The value at {pointer} is shorter or smaller than allowed: {expected} at least.",
        "value": {
          "type": "urn:corridor:error:40",
          "title": "The message does not fit its schema.",
          "status": 422,
          "detail": "The value at /body/items/0/number is shorter or smaller than allowed: 1 at least.",
          "code": "40",
          "errors": [
            {
              "code": "40",
              "pointer": "/body/items/0/number",
              "value": "0",
              "expected": "1",
              "message": "The value at /body/items/0/number is shorter or smaller than allowed: 1 at least."
            }
          ]
        }
      },
      "problem-50": {
        "summary": "The value {value} at {pointer} is of the wrong type: {expected} is required.",
        "value": {
          "type": "urn:corridor:error:50",
          "title": "The message does not fit its schema.",
          "status": 422,
          "detail": "The value 12 at /body/grossMass is of the wrong type: string is required.",
          "code": "50",
          "errors": [
            {
              "code": "50",
              "pointer": "/body/grossMass",
              "value": "12",
              "expected": "string",
              "message": "The value 12 at /body/grossMass is of the wrong type: string is required."
            }
          ]
        }
      },
      "problem-51": {
        "summary": "The value {value} at {pointer} does not have the form required: {expected}.",
        "value": {
          "type": "urn:corridor:error:51",
          "title": "The message does not fit its schema.",
          "status": 422,
          "detail": "The value 26TG at /mrn does not have the form required: 26TGLFW100000123J0.",
          "code": "51",
          "errors": [
            {
              "code": "51",
              "pointer": "/mrn",
              "value": "26TG",
              "expected": "26TGLFW100000123J0",
              "message": "The value 26TG at /mrn does not have the form required: 26TGLFW100000123J0."
            }
          ]
        }
      },
      "problem-52": {
        "summary": "The message is not well-formed.",
        "value": {
          "type": "urn:corridor:error:52",
          "title": "The message is not well-formed.",
          "status": 400,
          "detail": "The name mrn stands twice in one object; each name may stand once.",
          "code": "52",
          "errors": [
            {
              "code": "52",
              "pointer": "/mrn",
              "value": "mrn",
              "line": 9,
              "column": 3,
              "message": "The name mrn stands twice in one object; each name may stand once."
            }
          ]
        }
      },
      "problem-53": {
        "summary": "The message has characters that are not allowed, or is not in UTF-8.",
        "value": {
          "type": "urn:corridor:error:53",
          "title": "The message is not well-formed.",
          "status": 400,
          "detail": "The text is not UTF-8: 0xE9 is no character in it. Save it as UTF-8.",
          "code": "53",
          "errors": [
            {
              "code": "53",
              "pointer": "",
              "value": "0xE9",
              "line": 41,
              "column": 27,
              "message": "The text is not UTF-8: 0xE9 is no character in it. Save it as UTF-8."
            }
          ]
        }
      },
      "problem-54": {
        "summary": "The message is nested more deeply than allowed.",
        "value": {
          "type": "urn:corridor:error:54",
          "title": "The message is not well-formed.",
          "status": 400,
          "detail": "The message is nested more deeply than 64 levels.",
          "code": "54",
          "errors": [
            {
              "code": "54",
              "pointer": "",
              "expected": "64",
              "line": 1,
              "column": 65,
              "message": "The message is nested more deeply than 64 levels."
            }
          ]
        }
      },
      "problem-55": {
        "summary": "The message has more elements than allowed.",
        "value": {
          "type": "urn:corridor:error:55",
          "title": "The message is not well-formed.",
          "status": 400,
          "detail": "The message has more than 250000 values or elements.",
          "code": "55",
          "errors": [
            {
              "code": "55",
              "pointer": "",
              "expected": "250000",
              "line": 1,
              "column": 1000021,
              "message": "The message has more than 250000 values or elements."
            }
          ]
        }
      },
      "problem-56": {
        "summary": "A name in the message is too long, or an element has too many attributes.",
        "value": {
          "type": "urn:corridor:error:56",
          "title": "The message is not well-formed.",
          "status": 400,
          "detail": "A name is longer than 128 characters.",
          "code": "56",
          "errors": [
            {
              "code": "56",
              "pointer": "/body",
              "expected": "128",
              "line": 12,
              "column": 5,
              "message": "A name is longer than 128 characters."
            }
          ]
        }
      },
      "problem-57": {
        "summary": "A text in the message is longer than allowed.",
        "value": {
          "type": "urn:corridor:error:57",
          "title": "The message is not well-formed.",
          "status": 400,
          "detail": "A text is longer than 131072 characters.",
          "code": "57",
          "errors": [
            {
              "code": "57",
              "pointer": "/body/text",
              "expected": "131072",
              "line": 30,
              "column": 13,
              "message": "A text is longer than 131072 characters."
            }
          ]
        }
      },
      "problem-90": {
        "summary": "The movement {value} is not known.",
        "value": {
          "type": "urn:corridor:error:90",
          "title": "The message does not fit what came before it.",
          "status": 422,
          "detail": "The movement 26TGLFW100000123J0 is not known.",
          "code": "90",
          "errors": [
            {
              "code": "90",
              "pointer": "/mrn",
              "value": "26TGLFW100000123J0",
              "message": "The movement 26TGLFW100000123J0 is not known."
            }
          ]
        }
      },
      "problem-90-404": {
        "summary": "The movement {value} is not known.",
        "value": {
          "type": "urn:corridor:error:90",
          "title": "The message does not fit what came before it.",
          "status": 404,
          "detail": "The movement 26TGLFW100000123J0 is not known.",
          "code": "90",
          "errors": []
        }
      },
      "problem-92": {
        "summary": "The message is out of sequence: the movement {value} is in the state {expected}.",
        "value": {
          "type": "urn:corridor:error:92",
          "title": "The message does not fit what came before it.",
          "status": 422,
          "detail": "The message is out of sequence: the movement 26TGLFW100000123J0 is in the state discharged.",
          "code": "92",
          "errors": [
            {
              "code": "92",
              "pointer": "/mrn",
              "value": "26TGLFW100000123J0",
              "expected": "discharged",
              "message": "The message is out of sequence: the movement 26TGLFW100000123J0 is in the state discharged."
            }
          ]
        }
      },
      "problem-93": {
        "summary": "The MRN {value} is not valid: its check digit is wrong.",
        "value": {
          "type": "urn:corridor:error:93",
          "title": "The message breaks business rules.",
          "status": 422,
          "detail": "The MRN 26TGLFW100000123J5 is not valid: its check digit is wrong.",
          "code": "93",
          "errors": [
            {
              "code": "93",
              "pointer": "/mrn",
              "value": "26TGLFW100000123J5",
              "rule": "MRN-CHECK-DIGIT",
              "expected": "26TGLFW100000123J0",
              "message": "The MRN 26TGLFW100000123J5 is not valid: its check digit is wrong."
            }
          ]
        }
      },
      "problem-already-decided": {
        "summary": "This has already been replayed or discarded.",
        "value": {
          "type": "urn:corridor:error:already-decided",
          "title": "The hub could not do what was asked.",
          "status": 409,
          "detail": "This has already been replayed or discarded.",
          "code": "already-decided",
          "errors": []
        }
      },
      "problem-already-retried": {
        "summary": "This message has just been tried again, or it is not set aside any more.",
        "value": {
          "type": "urn:corridor:error:already-retried",
          "title": "The hub could not do what was asked.",
          "status": 409,
          "detail": "This message has just been tried again, or it is not set aside any more.",
          "code": "already-retried",
          "errors": []
        }
      },
      "problem-bad-request": {
        "summary": "The request cannot be understood ({value}).",
        "value": {
          "type": "urn:corridor:error:bad-request",
          "title": "The request was not taken.",
          "status": 400,
          "detail": "The request cannot be understood (HTTP).",
          "code": "bad-request",
          "errors": []
        }
      },
      "problem-certificate-expired": {
        "summary": "The certificate of the signature or of the caller is not valid at this time.",
        "value": {
          "type": "urn:corridor:error:certificate-expired",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The certificate of the signature or of the caller is not valid at this time.",
          "code": "certificate-expired",
          "errors": []
        }
      },
      "problem-certificate-not-trusted": {
        "summary": "The certificate is not issued by a trusted authority, or no party has registered it.",
        "value": {
          "type": "urn:corridor:error:certificate-not-trusted",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The certificate is not issued by a trusted authority, or no party has registered it.",
          "code": "certificate-not-trusted",
          "errors": []
        }
      },
      "problem-certificate-revoked": {
        "summary": "The certificate has been revoked.",
        "value": {
          "type": "urn:corridor:error:certificate-revoked",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The certificate has been revoked.",
          "code": "certificate-revoked",
          "errors": []
        }
      },
      "problem-certificate-wrong-usage": {
        "summary": "The certificate is not meant for this use.",
        "value": {
          "type": "urn:corridor:error:certificate-wrong-usage",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The certificate is not meant for this use.",
          "code": "certificate-wrong-usage",
          "errors": []
        }
      },
      "problem-channel-is-amqp": {
        "summary": "The party receives through its AMQP queue, not this way.",
        "value": {
          "type": "urn:corridor:error:channel-is-amqp",
          "title": "The hub could not do what was asked.",
          "status": 409,
          "detail": "The party receives through its AMQP queue, not this way.",
          "code": "channel-is-amqp",
          "errors": []
        }
      },
      "problem-channel-is-none": {
        "summary": "The party receives through the border-office application alone, not this way.",
        "value": {
          "type": "urn:corridor:error:channel-is-none",
          "title": "The hub could not do what was asked.",
          "status": 409,
          "detail": "The party receives through the border-office application alone, not this way.",
          "code": "channel-is-none",
          "errors": []
        }
      },
      "problem-channel-is-webhook": {
        "summary": "The party receives through its webhook, not this way.",
        "value": {
          "type": "urn:corridor:error:channel-is-webhook",
          "title": "The hub could not do what was asked.",
          "status": 409,
          "detail": "The party receives through its webhook, not this way.",
          "code": "channel-is-webhook",
          "errors": []
        }
      },
      "problem-clock-backwards": {
        "summary": "The clock only goes forward: it is {expected}, and {value} is earlier.",
        "value": {
          "type": "urn:corridor:error:clock-backwards",
          "title": "The hub could not do what was asked.",
          "status": 422,
          "detail": "The clock only goes forward: it is 2026-07-01T08:00:00.000Z, and 2026-06-01T08:00:00Z is earlier.",
          "code": "clock-backwards",
          "errors": []
        }
      },
      "problem-content-type": {
        "summary": "The content type {value} is not taken: it must be application/json or application/xml, in UTF-8 and not compressed.",
        "value": {
          "type": "urn:corridor:error:content-type",
          "title": "The request was not taken.",
          "status": 415,
          "detail": "The content type text/plain is not taken: it must be application/json or application/xml, in UTF-8 and not compressed.",
          "code": "content-type",
          "errors": []
        }
      },
      "problem-expectation": {
        "summary": "The header Expect asks for {value}; only 100-continue is understood.",
        "value": {
          "type": "urn:corridor:error:expectation",
          "title": "The request was not taken.",
          "status": 417,
          "detail": "The header Expect asks for 200-ok; only 100-continue is understood.",
          "code": "expectation",
          "errors": []
        }
      },
      "problem-forbidden": {
        "summary": "The caller has no right to do this.",
        "value": {
          "type": "urn:corridor:error:forbidden",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The caller has no right to do this.",
          "code": "forbidden",
          "errors": []
        }
      },
      "problem-headers-too-large": {
        "summary": "The header fields are too large.",
        "value": {
          "type": "urn:corridor:error:headers-too-large",
          "title": "The request was not taken.",
          "status": 431,
          "detail": "The header fields are too large.",
          "code": "headers-too-large",
          "errors": []
        }
      },
      "problem-import-type": {
        "summary": "The content type must be application/json, or text/csv for a code list.",
        "value": {
          "type": "urn:corridor:error:import-type",
          "title": "The request was not taken.",
          "status": 415,
          "detail": "The content type must be application/json, or text/csv for a code list.",
          "code": "import-type",
          "errors": []
        }
      },
      "problem-not-found": {
        "summary": "There is nothing here, or the caller is no party to it.",
        "value": {
          "type": "urn:corridor:error:not-found",
          "title": "The hub could not do what was asked.",
          "status": 404,
          "detail": "There is nothing here, or the caller is no party to it.",
          "code": "not-found",
          "errors": []
        }
      },
      "problem-not-kept": {
        "summary": "The bytes of this message are not kept, so it cannot be tried again. If it used up no id, its sender may send it once more.",
        "value": {
          "type": "urn:corridor:error:not-kept",
          "title": "The hub could not do what was asked.",
          "status": 409,
          "detail": "The bytes of this message are not kept, so it cannot be tried again. If it used up no id, its sender may send it once more.",
          "code": "not-kept",
          "errors": []
        }
      },
      "problem-not-released": {
        "summary": "Movement {value} has not been released for transit: there is no accompanying document yet.",
        "value": {
          "type": "urn:corridor:error:not-released",
          "title": "The hub could not do what was asked.",
          "status": 409,
          "detail": "Movement 26TGLFW100000123J0 has not been released for transit: there is no accompanying document yet.",
          "code": "not-released",
          "errors": []
        }
      },
      "problem-parameter": {
        "summary": "The parameter {pointer} of the request has a value that is not allowed: {value}.",
        "value": {
          "type": "urn:corridor:error:parameter",
          "title": "The request was not taken.",
          "status": 400,
          "detail": "The parameter limit of the request has a value that is not allowed: 1000.",
          "code": "parameter",
          "errors": []
        }
      },
      "problem-quota": {
        "summary": "Too many requests: the quota is used up for the moment. Try again after the time given.",
        "value": {
          "type": "urn:corridor:error:quota",
          "title": "The request was not taken.",
          "status": 429,
          "detail": "Too many requests: the quota is used up for the moment. Try again after the time given.",
          "code": "quota",
          "errors": []
        }
      },
      "problem-reason-required": {
        "summary": "This act needs a reason.",
        "value": {
          "type": "urn:corridor:error:reason-required",
          "title": "The hub could not do what was asked.",
          "status": 422,
          "detail": "This act needs a reason.",
          "code": "reason-required",
          "errors": []
        }
      },
      "problem-request-timeout": {
        "summary": "The request was not complete in time.",
        "value": {
          "type": "urn:corridor:error:request-timeout",
          "title": "The request was not taken.",
          "status": 408,
          "detail": "The request was not complete in time.",
          "code": "request-timeout",
          "errors": []
        }
      },
      "problem-second-operator-required": {
        "summary": "This act needs a second operator, other than the one who asked for it.",
        "value": {
          "type": "urn:corridor:error:second-operator-required",
          "title": "The hub could not do what was asked.",
          "status": 409,
          "detail": "This act needs a second operator, other than the one who asked for it.",
          "code": "second-operator-required",
          "errors": []
        }
      },
      "problem-sender-not-caller": {
        "summary": "The sender named in the message, {value}, is not the caller: it must be {expected}, with its own offices.",
        "value": {
          "type": "urn:corridor:error:sender-not-caller",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The sender named in the message, BF, is not the caller: it must be TG, with its own offices.",
          "code": "sender-not-caller",
          "errors": []
        }
      },
      "problem-signature-invalid": {
        "summary": "The signature does not verify over the bytes received ({value}). Sign exactly the bytes that are sent.",
        "value": {
          "type": "urn:corridor:error:signature-invalid",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The signature does not verify over the bytes received (the digest of the content differs). Sign exactly the bytes that are sent.",
          "code": "signature-invalid",
          "errors": []
        }
      },
      "problem-signature-missing": {
        "summary": "The message is not signed: a detached CMS signature over its bytes is required.",
        "value": {
          "type": "urn:corridor:error:signature-missing",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The message is not signed: a detached CMS signature over its bytes is required.",
          "code": "signature-missing",
          "errors": []
        }
      },
      "problem-signature-wrong-signer": {
        "summary": "The message is signed by another party than the caller.",
        "value": {
          "type": "urn:corridor:error:signature-wrong-signer",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The message is signed by another party than the caller.",
          "code": "signature-wrong-signer",
          "errors": []
        }
      },
      "problem-too-large": {
        "summary": "The message is larger than the limit of {expected} bytes; divide its content over several messages.",
        "value": {
          "type": "urn:corridor:error:too-large",
          "title": "The request was not taken.",
          "status": 413,
          "detail": "The message is larger than the limit of 10485760 bytes; divide its content over several messages.",
          "code": "too-large",
          "errors": []
        }
      },
      "problem-type-not-allowed": {
        "summary": "The role of the sender does not allow messages of the type {value}.",
        "value": {
          "type": "urn:corridor:error:type-not-allowed",
          "title": "The caller or the signature was not accepted.",
          "status": 403,
          "detail": "The role of the sender does not allow messages of the type discharge.",
          "code": "type-not-allowed",
          "errors": []
        }
      },
      "problem-unauthenticated": {
        "summary": "The caller is not known: a registered client certificate or a valid token is required.",
        "value": {
          "type": "urn:corridor:error:unauthenticated",
          "title": "The caller or the signature was not accepted.",
          "status": 401,
          "detail": "The caller is not known: a registered client certificate or a valid token is required.",
          "code": "unauthenticated",
          "errors": []
        }
      },
      "problem-unavailable": {
        "summary": "The hub cannot take the message at the moment; nothing was stored. Try again after the time given.",
        "value": {
          "type": "urn:corridor:error:unavailable",
          "title": "The hub could not do what was asked.",
          "status": 503,
          "detail": "The hub cannot take the message at the moment; nothing was stored. Try again after the time given.",
          "code": "unavailable",
          "errors": []
        }
      },
      "problem-uri-too-long": {
        "summary": "The address is too long: no part of it names anything here.",
        "value": {
          "type": "urn:corridor:error:uri-too-long",
          "title": "The request was not taken.",
          "status": 414,
          "detail": "The address is too long: no part of it names anything here.",
          "code": "uri-too-long",
          "errors": []
        }
      },
      "message-transit-declaration": {
        "summary": "Transit declaration",
        "value": {
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
      },
      "message-transit-declaration-xml": {
        "summary": "Transit declaration",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TransitDeclaration xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>17156075-7c1d-4e5f-8a9b-03c0de000005</id>\n  <sender>\n    <country>SN</country>\n    <role>customs</role>\n  </sender>\n  <mrn>24SNDKR10000004299</mrn>\n  <occurredAt>2024-11-18T16:20:00Z</occurredAt>\n  <occurredPrecision>day</occurredPrecision>\n  <preparedAt>2024-11-19T07:00:00Z</preparedAt>\n  <procedure>manual</procedure>\n  <body>\n    <lrn>42</lrn>\n    <declarationType>T1</declarationType>\n    <additionalDeclarationType>A</additionalDeclarationType>\n    <regime>bilateral</regime>\n    <departureOffice>SNDKR001</departureOffice>\n    <destinationOffice>MLBKO001</destinationOffice>\n    <itinerary>\n      <country>SN</country>\n      <exitOffice>SNKID001</exitOffice>\n      <mode>3</mode>\n      <connection>full</connection>\n    </itinerary>\n    <itinerary>\n      <country>ML</country>\n      <entryOffice>MLDIB001</entryOffice>\n      <mode>3</mode>\n      <connection>full</connection>\n    </itinerary>\n    <principal>\n      <scheme>NINEA</scheme>\n      <id>005120001</id>\n      <name>Entreprise Exemple</name>\n    </principal>\n    <guarantees>\n      <type>5</type>\n    </guarantees>\n    <dutiesAtRisk>\n      <amount>95000</amount>\n      <currency>XOF</currency>\n    </dutiesAtRisk>\n    <cifValue>\n      <amount>310000</amount>\n      <currency>XOF</currency>\n    </cifValue>\n    <vehicleSet>\n      <mode>3</mode>\n      <means>\n        <typeOfIdentification>30</typeOfIdentification>\n        <identification>DK 2041 AX</identification>\n        <nationality>SN</nationality>\n      </means>\n    </vehicleSet>\n    <grossMass>820</grossMass>\n    <items>\n      <number>1</number>\n      <commodity>\n        <description>Mangues séchées</description>\n        <hsCode>081340</hsCode>\n      </commodity>\n      <goodsMeasure>\n        <grossMass>820</grossMass>\n      </goodsMeasure>\n      <packaging>\n        <type>CT</type>\n        <count>41</count>\n      </packaging>\n    </items>\n  </body>\n</TransitDeclaration>\n"
      },
      "message-declaration-amendment": {
        "summary": "Declaration amendment",
        "value": {
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
      },
      "message-declaration-amendment-xml": {
        "summary": "Declaration amendment",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DeclarationAmendment xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>13c74f40-7c1d-4e5f-8a9b-03c0de2a146e</id><sender><country>SN</country><role>customs</role></sender><mrn>24SNDKR10000004299</mrn><occurredAt>2026-03-03T08:00:00Z</occurredAt><preparedAt>2026-03-03T08:00:00Z</preparedAt><procedure>automatic</procedure><body><contentVersion>3</contentVersion><reason>Reassessment of the duties at risk</reason><declaration><lrn>42</lrn><declarationType>T1</declarationType><additionalDeclarationType>A</additionalDeclarationType><regime>bilateral</regime><departureOffice>SNDKR001</departureOffice><destinationOffice>MLBKO001</destinationOffice><itinerary><country>SN</country><exitOffice>SNKID001</exitOffice><mode>3</mode><connection>full</connection></itinerary><itinerary><country>ML</country><entryOffice>MLDIB001</entryOffice><mode>3</mode><connection>full</connection></itinerary><principal><scheme>NINEA</scheme><id>005120001</id><name>Entreprise Exemple</name></principal><guarantees><type>5</type></guarantees><dutiesAtRisk><amount>95000</amount><currency>XOF</currency></dutiesAtRisk><cifValue><amount>310000</amount><currency>XOF</currency></cifValue><vehicleSet><mode>3</mode><means><typeOfIdentification>30</typeOfIdentification><identification>DK 2041 AX</identification><nationality>SN</nationality></means></vehicleSet><grossMass>820</grossMass><items><number>1</number><commodity><description>Mangues séchées</description><hsCode>081340</hsCode></commodity><goodsMeasure><grossMass>820</grossMass></goodsMeasure><packaging><type>CT</type><count>41</count></packaging></items></declaration></body></DeclarationAmendment>"
      },
      "message-cancellation": {
        "summary": "Cancellation",
        "value": {
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
      },
      "message-cancellation-xml": {
        "summary": "Cancellation",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Cancellation xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>5b663763-7c1d-4e5f-8a9b-03c0de31246e</id><sender><country>SN</country><role>customs</role></sender><mrn>26SNDKR100000042J2</mrn><occurredAt>2026-03-05T16:45:00Z</occurredAt><preparedAt>2026-03-05T16:45:00Z</preparedAt><procedure>automatic</procedure><body><basis>request</basis><reason>Erreur de déclaration</reason></body></Cancellation>"
      },
      "message-control-decision": {
        "summary": "Control decision",
        "value": {
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
      },
      "message-control-decision-xml": {
        "summary": "Control decision",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ControlDecision xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>a2192d57-7c1d-4e5f-8a9b-03c0deb6b5a6</id><sender><country>BJ</country><role>customs</role></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-03-14T09:00:00+01:00</occurredAt><preparedAt>2026-03-14T09:00:00+01:00</preparedAt><procedure>automatic</procedure><body><decision>cleared</decision><channel>green</channel></body></ControlDecision>"
      },
      "message-guarantee-use": {
        "summary": "Guarantee use",
        "value": {
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
      },
      "message-guarantee-use-xml": {
        "summary": "Guarantee use",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><GuaranteeUse xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>691da221-7c1d-4e5f-8a9b-03c0de15be19</id><sender><country>ZZ</country><role>hub</role></sender><mrn>26CIABJ100000311J2</mrn><occurredAt>2026-03-04T10:00:00Z</occurredAt><preparedAt>2026-03-04T10:00:00Z</preparedAt><procedure>automatic</procedure><body><grn>26CI00CCI00003115</grn><type>0</type><holder><scheme>NCC</scheme><id>9400123B</id></holder><countries>CI</countries><countries>BF</countries><acceptedAt>2026-03-04T10:00:00Z</acceptedAt></body></GuaranteeUse>"
      },
      "message-guarantee-use-result": {
        "summary": "Guarantee use result",
        "value": {
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
      },
      "message-guarantee-use-result-xml": {
        "summary": "Guarantee use result",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><GuaranteeUseResult xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>b3315c0f-7c1d-4e5f-8a9b-03c0de931617</id><sender><country>CI</country><role>guarantor</role><party>cci</party></sender><mrn>26CIABJ100000311J2</mrn><occurredAt>2026-03-04T10:03:00Z</occurredAt><preparedAt>2026-03-04T10:03:00Z</preparedAt><procedure>automatic</procedure><body><guarantees><grn>26CI00CCI00003115</grn><valid>false</valid><reason>G09</reason><text>12000000 XOF disponibles</text></guarantees></body></GuaranteeUseResult>"
      },
      "message-guarantee-not-valid": {
        "summary": "Guarantee not valid",
        "value": {
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
      },
      "message-guarantee-not-valid-xml": {
        "summary": "Guarantee not valid",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<GuaranteeNotValid xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>935170bb-7c1d-4e5f-8a9b-03c0de00002b</id>\n  <sender>\n    <country>ZZ</country>\n    <role>hub</role>\n  </sender>\n  <mrn>26TGLFW100000123J0</mrn>\n  <occurredAt>2026-03-02T08:41:08Z</occurredAt>\n  <preparedAt>2026-03-02T08:41:08Z</preparedAt>\n  <procedure>automatic</procedure>\n  <correlationId>f519f70a-7c1d-4e5f-8a9b-03c0de00002a</correlationId>\n  <body>\n    <guarantees>\n      <grn>26TG00CCIT0000178</grn>\n      <reason>G09</reason>\n      <text>Le montant disponible ne suffit pas</text>\n    </guarantees>\n    <amendBy>2026-03-05T08:41:08Z</amendBy>\n  </body>\n</GuaranteeNotValid>\n"
      },
      "message-no-release": {
        "summary": "No release",
        "value": {
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
      },
      "message-no-release-xml": {
        "summary": "No release",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><NoRelease xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>704562bd-7c1d-4e5f-8a9b-03c0de45aea8</id><sender><country>ZZ</country><role>hub</role></sender><mrn>26GHTEM100000007J3</mrn><occurredAt>2026-03-13T00:00:00Z</occurredAt><preparedAt>2026-03-13T00:00:00Z</preparedAt><procedure>automatic</procedure><body><reason>guarantee</reason></body></NoRelease>"
      },
      "message-release-for-transit": {
        "summary": "Release for transit",
        "value": {
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
      },
      "message-release-for-transit-xml": {
        "summary": "Release for transit",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ReleaseForTransit xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>4f9a2504-7c1d-4e5f-8a9b-03c0de9c5b16</id>\n  <sender>\n    <country>CI</country>\n    <role>customs</role>\n    <office>CIABJ002</office>\n  </sender>\n  <mrn>26CIAB1000000006J0</mrn>\n  <occurredAt>2026-03-03T08:20:00Z</occurredAt>\n  <preparedAt>2026-03-03T08:20:00Z</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <releasedAt>2026-03-03T08:20:00Z</releasedAt>\n    <limitAt>2026-03-10T23:59:59Z</limitAt>\n    <controlResult>\n      <code>A2</code>\n      <date>2026-03-03</date>\n      <controlledBy>CI-OFF-0031</controlledBy>\n    </controlResult>\n    <equipment>\n      <numberOfSeals>1</numberOfSeals>\n      <seals>\n        <id>CIR-0781</id>\n        <kind>mechanical</kind>\n        <affixedBy>carrier</affixedBy>\n      </seals>\n    </equipment>\n    <officer>CI-OFF-0031</officer>\n    <text>Train de marchandises, trois wagons plombés</text>\n  </body>\n</ReleaseForTransit>\n"
      },
      "message-anticipated-transit-record": {
        "summary": "Anticipated transit record",
        "value": {
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
      },
      "message-anticipated-transit-record-xml": {
        "summary": "Anticipated transit record",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<AnticipatedTransitRecord xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>5a7a2d89-7c1d-4e5f-8a9b-03c0de3bb3ae</id>\n  <sender>\n    <country>ZZ</country>\n    <role>hub</role>\n  </sender>\n  <mrn>26SNDKR100000042J2</mrn>\n  <occurredAt>2026-04-14T09:30:01Z</occurredAt>\n  <preparedAt>2026-04-14T09:30:01Z</preparedAt>\n  <procedure>automatic</procedure>\n  <correlationId>c67207ca-7c1d-4e5f-8a9b-03c0de636cfa</correlationId>\n  <body>\n    <recordVersion>1</recordVersion>\n    <itineraryVersion>1</itineraryVersion>\n    <legIndex>1</legIndex>\n    <leg>\n      <country>ML</country>\n      <entryOffice>MLDIB001</entryOffice>\n      <mode>3</mode>\n      <connection>full</connection>\n    </leg>\n    <estimatedEntryAt>2026-04-17T06:00:00Z</estimatedEntryAt>\n    <releasedAt>2026-04-14T09:30:00Z</releasedAt>\n    <limitAt>2026-04-24T23:59:59Z</limitAt>\n    <controlResult>\n      <code>A1</code>\n      <date>2026-04-14</date>\n      <controlledBy>SN-OFF-0042</controlledBy>\n    </controlResult>\n    <seals>SN-0091824</seals>\n    <seals>SN-0091825</seals>\n    <declaration>\n      <lrn>DKR/BKO/2026/0042</lrn>\n      <declarationType>TRIE</declarationType>\n      <additionalDeclarationType>A</additionalDeclarationType>\n      <regime>isrt</regime>\n      <nationalRefs>\n        <country>SN</country>\n        <reference>SNDKR 2026 T 7781</reference>\n      </nationalRefs>\n      <security>0</security>\n      <reducedDataset>false</reducedDataset>\n      <language>fr</language>\n      <acceptedAt>2026-03-02T08:05:00+00:00</acceptedAt>\n      <presentedAt>2026-03-02T08:30:00+00:00</presentedAt>\n      <departureOffice>SNDKR001</departureOffice>\n      <destinationOffice>MLBKO001</destinationOffice>\n      <limitAt>2026-04-24T23:59:59+00:00</limitAt>\n      <bindingItinerary>true</bindingItinerary>\n      <itinerary>\n        <country>SN</country>\n        <exitOffice>SNKID001</exitOffice>\n        <mode>3</mode>\n        <connection>full</connection>\n      </itinerary>\n      <itinerary>\n        <country>ML</country>\n        <entryOffice>MLDIB001</entryOffice>\n        <mode>3</mode>\n        <estimatedEntryAt>2026-04-17T06:00:00Z</estimatedEntryAt>\n        <connection>full</connection>\n      </itinerary>\n      <countriesOfRouting>CN</countriesOfRouting>\n      <countriesOfRouting>TG</countriesOfRouting>\n      <countriesOfRouting>BF</countriesOfRouting>\n      <principal>\n        <scheme>NINEA</scheme>\n        <id>SN0042177</id>\n        <name>Transit Exemple Dakar SARL</name>\n        <address>\n          <city>Dakar</city>\n          <country>SN</country>\n        </address>\n      </principal>\n      <consignor>\n        <name>Example Machinery Works</name>\n        <address>\n          <city>Ningbo</city>\n          <country>CN</country>\n        </address>\n      </consignor>\n      <consignee>\n        <scheme>NIF</scheme>\n        <id>ML77014522</id>\n        <name>Grenier Fictif de Bamako</name>\n        <address>\n          <city>Bamako</city>\n          <country>ML</country>\n        </address>\n      </consignee>\n      <guarantees>\n        <type>1</type>\n        <grn>26SN00GARANT00019</grn>\n        <amount>\n          <amount>4250000</amount>\n          <currency>XOF</currency>\n        </amount>\n      </guarantees>\n      <dutiesAtRisk>\n        <amount>4250000</amount>\n        <currency>XOF</currency>\n      </dutiesAtRisk>\n      <cifValue>\n        <amount>18600000</amount>\n        <currency>XOF</currency>\n      </cifValue>\n      <vehicleSet>\n        <mode>3</mode>\n        <means>\n          <typeOfIdentification>30</typeOfIdentification>\n          <identification>DK 8842 AB</identification>\n          <nationality>SN</nationality>\n        </means>\n        <trailers>\n          <typeOfIdentification>31</typeOfIdentification>\n          <identification>DK 2210 R</identification>\n          <nationality>SN</nationality>\n        </trailers>\n      </vehicleSet>\n      <containerIndicator>true</containerIndicator>\n      <equipment>\n        <container>CSQU3054383</container>\n        <sizeAndType>22G1</sizeAndType>\n        <fullness>full</fullness>\n        <numberOfSeals>2</numberOfSeals>\n        <seals>\n          <id>SN-0091824</id>\n          <kind>mechanical</kind>\n          <affixedBy>customs</affixedBy>\n        </seals>\n        <seals>\n          <id>SN-0091825</id>\n          <kind>mechanical</kind>\n          <affixedBy>customs</affixedBy>\n        </seals>\n        <goodsReferences>1</goodsReferences>\n        <goodsReferences>2</goodsReferences>\n      </equipment>\n      <placeOfLoading>\n        <unlocode>SNDKR</unlocode>\n        <country>SN</country>\n      </placeOfLoading>\n      <placeOfUnloading>\n        <unlocode>MLBKO</unlocode>\n        <country>ML</country>\n      </placeOfUnloading>\n      <countryOfDispatch>SN</countryOfDispatch>\n      <countryOfDestination>ML</countryOfDestination>\n      <ucr>6CN-EXM-2026-00417</ucr>\n      <incoterms>CIF</incoterms>\n      <natureOfTransaction>11</natureOfTransaction>\n      <grossMass>18240.5</grossMass>\n      <netMass>17100</netMass>\n      <totalPackages>164</totalPackages>\n      <additionalReferences>\n        <type>Y024</type>\n        <reference>ZERO-1</reference>\n      </additionalReferences>\n      <additionalInformation>\n        <code>10600</code>\n        <text>Ponts &lt; 3,8 m à éviter &amp; escorte sur demande</text>\n      </additionalInformation>\n      <items>\n        <number>1</number>\n        <commodity>\n          <description>Pompes centrifuges pour forages</description>\n          <hsCode>841370</hsCode>\n          <nationalDigits>9000</nationalDigits>\n        </commodity>\n        <goodsMeasure>\n          <grossMass>12240.5</grossMass>\n          <netMass>11500</netMass>\n          <supplementaryUnits>\n            <quantity>124</quantity>\n            <unit>PCE</unit>\n          </supplementaryUnits>\n        </goodsMeasure>\n        <packaging>\n          <type>4C</type>\n          <count>124</count>\n          <marks>CFF OUAGA 1-124</marks>\n        </packaging>\n        <countryOfOrigin>CN</countryOfOrigin>\n        <value>\n          <amount>14100000</amount>\n          <currency>XOF</currency>\n        </value>\n      </items>\n      <items>\n        <number>2</number>\n        <commodity>\n          <description>Tubes de forage en acier, sans soudure</description>\n          <hsCode>730423</hsCode>\n        </commodity>\n        <goodsMeasure>\n          <grossMass>6000</grossMass>\n          <netMass>5600</netMass>\n        </goodsMeasure>\n        <packaging>\n          <type>PV</type>\n          <count>40</count>\n        </packaging>\n        <countryOfOrigin>CN</countryOfOrigin>\n        <countryOfDispatch>CN</countryOfDispatch>\n        <dutiesAtRisk>\n          <amount>900000</amount>\n          <currency>XOF</currency>\n        </dutiesAtRisk>\n      </items>\n    </declaration>\n  </body>\n</AnticipatedTransitRecord>\n"
      },
      "message-anticipated-arrival-record": {
        "summary": "Anticipated arrival record",
        "value": {
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
      },
      "message-anticipated-arrival-record-xml": {
        "summary": "Anticipated arrival record",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<AnticipatedArrivalRecord xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>1500857c-7c1d-4e5f-8a9b-03c0de00003c</id>\n  <sender>\n    <country>ZZ</country>\n    <role>hub</role>\n  </sender>\n  <mrn>26CIAB1000000006J0</mrn>\n  <occurredAt>2026-03-02T10:15:01Z</occurredAt>\n  <preparedAt>2026-03-02T10:15:01Z</preparedAt>\n  <procedure>automatic</procedure>\n  <correlationId>76c90bcb-7c1d-4e5f-8a9b-03c0de00003b</correlationId>\n  <body>\n    <recordVersion>1</recordVersion>\n    <itineraryVersion>1</itineraryVersion>\n    <legIndex>1</legIndex>\n    <leg>\n      <country>BF</country>\n      <entryOffice>BFNIA002</entryOffice>\n      <mode>2</mode>\n      <connection>full</connection>\n    </leg>\n    <releasedAt>2026-03-02T10:15:00Z</releasedAt>\n    <limitAt>2026-03-09T23:59:59Z</limitAt>\n    <controlResult>\n      <code>A2</code>\n      <date>2026-03-02</date>\n    </controlResult>\n    <seals>CIR-0781</seals>\n    <declaration>\n      <lrn>RAIL-26-0044</lrn>\n      <declarationType>T1</declarationType>\n      <additionalDeclarationType>A</additionalDeclarationType>\n      <regime>rail</regime>\n      <nationalRefs>\n        <country>CI</country>\n        <reference>CIAB2 2026 T 118</reference>\n      </nationalRefs>\n      <departureOffice>CIABJ002</departureOffice>\n      <destinationOffice>BFOUA002</destinationOffice>\n      <itinerary>\n        <country>CI</country>\n        <exitOffice>CIOUA002</exitOffice>\n        <mode>2</mode>\n        <connection>full</connection>\n      </itinerary>\n      <itinerary>\n        <country>BF</country>\n        <entryOffice>BFNIA002</entryOffice>\n        <mode>2</mode>\n        <connection>full</connection>\n      </itinerary>\n      <principal>\n        <scheme>NCC</scheme>\n        <id>2600001X</id>\n        <name>Chemin de Fer Fictif SA</name>\n        <address>\n          <city>Abidjan</city>\n          <country>CI</country>\n        </address>\n      </principal>\n      <consignee>\n        <scheme>IFU</scheme>\n        <id>00012345A</id>\n        <name>Comptoir Fictif du Faso</name>\n        <address>\n          <streetAndNumber>Zone industrielle, parcelle 7</streetAndNumber>\n          <city>Ouagadougou</city>\n          <country>BF</country>\n        </address>\n      </consignee>\n      <guarantees>\n        <type>0</type>\n        <grn>26CI00CCICI000080</grn>\n      </guarantees>\n      <dutiesAtRisk>\n        <amount>9100000</amount>\n        <currency>XOF</currency>\n      </dutiesAtRisk>\n      <cifValue>\n        <amount>52000000</amount>\n        <currency>XOF</currency>\n      </cifValue>\n      <vehicleSet>\n        <mode>2</mode>\n        <means>\n          <typeOfIdentification>21</typeOfIdentification>\n          <identification>M 5314</identification>\n        </means>\n        <wagons>\n          <number>0312 447</number>\n          <position>4</position>\n        </wagons>\n        <wagons>\n          <number>0312 448</number>\n          <position>5</position>\n        </wagons>\n        <wagons>\n          <number>0312 460</number>\n          <position>6</position>\n        </wagons>\n      </vehicleSet>\n      <equipment>\n        <numberOfSeals>1</numberOfSeals>\n        <seals>\n          <id>CIR-0781</id>\n          <affixedBy>carrier</affixedBy>\n        </seals>\n      </equipment>\n      <countryOfDestination>BF</countryOfDestination>\n      <grossMass>151200</grossMass>\n      <totalPackages>3024</totalPackages>\n      <transportDocuments>\n        <type>N720</type>\n        <reference>LV 2026 77881</reference>\n      </transportDocuments>\n      <items>\n        <number>1</number>\n        <commodity>\n          <description>Ciment Portland gris en sacs de 50 kg</description>\n          <hsCode>252329</hsCode>\n        </commodity>\n        <goodsMeasure>\n          <grossMass>151200</grossMass>\n          <netMass>150000</netMass>\n        </goodsMeasure>\n        <packaging>\n          <type>5M</type>\n          <count>3024</count>\n          <marks>CIM EX 42.5</marks>\n        </packaging>\n        <countryOfOrigin>CI</countryOfOrigin>\n      </items>\n    </declaration>\n  </body>\n</AnticipatedArrivalRecord>\n"
      },
      "message-border-exit-notice": {
        "summary": "Border exit notice",
        "value": {
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
      },
      "message-border-exit-notice-xml": {
        "summary": "Border exit notice",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BorderExitNotice xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>ca4d5fa2-7c1d-4e5f-8a9b-03c0de000042</id>\n  <sender>\n    <country>NE</country>\n    <role>customs</role>\n    <office>NEGAY001</office>\n  </sender>\n  <mrn>26BJCOO100000042J7</mrn>\n  <occurredAt>2026-03-15T05:00:00+01:00</occurredAt>\n  <preparedAt>2026-03-15T05:00:00+01:00</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <office>NEGAY001</office>\n    <kind>exit</kind>\n    <sealCheck>\n      <state>none</state>\n    </sealCheck>\n    <final>true</final>\n  </body>\n</BorderExitNotice>\n"
      },
      "message-border-entry-notice": {
        "summary": "Border entry notice",
        "value": {
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
      },
      "message-border-entry-notice-xml": {
        "summary": "Border entry notice",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<c:BorderEntryNotice xmlns:c=\"urn:corridor:transit:1\" version=\"1\">\n    <c:id>7f9a39c8-7c1d-4e5f-8a9b-03c0de000048</c:id>\n    <!-- Poste juxtaposé : deux administrations, deux messages -->\n    <c:sender>\n        <c:country>BF</c:country>\n        <c:role>customs</c:role>\n        <c:office>BFCNK001</c:office>\n    </c:sender>\n    <c:mrn>26TGLFW100000123J0</c:mrn>\n    <c:occurredAt>2026-03-04T15:05:00Z</c:occurredAt>\n    <c:preparedAt>2026-03-04T15:05:00Z</c:preparedAt>\n    <c:procedure>automatic</c:procedure>\n    <!-- ce qui a été vu à la barrière -->\n    <c:body>\n        <c:office>BFCNK001</c:office>\n        <c:sealCheck>\n            <c:state>intact</c:state>\n        </c:sealCheck>\n        <c:vehicle>\n            <c:typeOfIdentification>30</c:typeOfIdentification>\n            <c:identification>TG 4821 BK</c:identification>\n            <c:nationality>TG</c:nationality>\n        </c:vehicle>\n        <c:carnetLeaf>2</c:carnetLeaf>\n        <c:continuation>same</c:continuation>\n    </c:body>\n</c:BorderEntryNotice>\n"
      },
      "message-border-entry-refusal": {
        "summary": "Border entry refusal",
        "value": {
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
      },
      "message-border-entry-refusal-xml": {
        "summary": "Border entry refusal",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><BorderEntryRefusal xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>654cc76a-7c1d-4e5f-8a9b-03c0deedd802</id><sender><country>NE</country><role>customs</role><office>NEGAY001</office></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-03-15T06:30:00+01:00</occurredAt><preparedAt>2026-03-15T06:30:00+01:00</preparedAt><procedure>automatic</procedure><body><office>NEGAY001</office><reason>prohibited-goods</reason></body></BorderEntryRefusal>"
      },
      "message-arrival-notification": {
        "summary": "Arrival notification",
        "value": {
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
      },
      "message-arrival-notification-xml": {
        "summary": "Arrival notification",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ArrivalNotification xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>de2d3603-7c1d-4e5f-8a9b-03c0de1cdeff</id><sender><country>NE</country><role>customs</role><office>NENIM001</office></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-03-17T18:00:00+01:00</occurredAt><preparedAt>2026-03-17T18:00:00+01:00</preparedAt><procedure>automatic</procedure><body><arrivedAt>2026-03-17T17:40:00+01:00</arrivedAt><office>NENIM001</office></body></ArrivalNotification>"
      },
      "message-arrival-advice": {
        "summary": "Arrival advice",
        "value": {
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
      },
      "message-arrival-advice-xml": {
        "summary": "Arrival advice",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ArrivalAdvice xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>d31e8d9f-7c1d-4e5f-8a9b-03c0de00004f</id>\n  <sender>\n    <country>BF</country>\n    <role>customs</role>\n    <office>BFOUA001</office>\n  </sender>\n  <mrn>26TGLFW100000123J0</mrn>\n  <occurredAt>2026-03-06T08:30:00Z</occurredAt>\n  <preparedAt>2026-03-06T08:30:00Z</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <arrivedAt>2026-03-06T08:30:00Z</arrivedAt>\n    <office>BFOUA001</office>\n    <sealCheck>\n      <state>intact</state>\n    </sealCheck>\n    <vehicle>\n      <typeOfIdentification>30</typeOfIdentification>\n      <identification>TG 4821 BK</identification>\n      <nationality>TG</nationality>\n    </vehicle>\n    <locationOfGoods>\n      <type>A</type>\n      <qualifier>Z</qualifier>\n      <address>\n        <city>Ouagadougou</city>\n        <country>BF</country>\n      </address>\n      <additionalIdentifier>Parc A</additionalIdentifier>\n    </locationOfGoods>\n  </body>\n</ArrivalAdvice>\n"
      },
      "message-unloading-permission": {
        "summary": "Unloading permission",
        "value": {
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
      },
      "message-unloading-permission-xml": {
        "summary": "Unloading permission",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><UnloadingPermission xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>3579f2eb-7c1d-4e5f-8a9b-03c0de9e93c6</id><sender><country>ML</country><role>customs</role><office>MLBKO001</office></sender><mrn>26SNDKR100000042J2</mrn><occurredAt>2026-03-12T11:00:00Z</occurredAt><preparedAt>2026-03-12T11:00:00Z</preparedAt><procedure>automatic</procedure><body><office>MLBKO001</office><permittedAt>2026-03-12T11:00:00Z</permittedAt></body></UnloadingPermission>"
      },
      "message-unloading-remarks": {
        "summary": "Unloading remarks",
        "value": {
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
      },
      "message-unloading-remarks-xml": {
        "summary": "Unloading remarks",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><UnloadingRemarks xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>8149f5e4-7c1d-4e5f-8a9b-03c0dee812ed</id><sender><country>BF</country><role>consignee</role><party>comptoir-faso</party></sender><mrn>26TGLFW100000123J0</mrn><occurredAt>2026-03-06T17:00:00Z</occurredAt><preparedAt>2026-03-06T17:00:00Z</preparedAt><procedure>automatic</procedure><body><unloadedOn>2026-03-06</unloadedOn><conform>true</conform><complete>true</complete><sealState>intact</sealState></body></UnloadingRemarks>"
      },
      "message-control-results": {
        "summary": "Control results",
        "value": {
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
      },
      "message-control-results-xml": {
        "summary": "Control results",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ControlResults xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>886b67c5-7c1d-4e5f-8a9b-03c0de000055</id>\n  <sender>\n    <country>BF</country>\n    <role>customs</role>\n    <office>BFOUA001</office>\n  </sender>\n  <mrn>26TGLFW100000123J0</mrn>\n  <occurredAt>2026-03-07T11:00:00Z</occurredAt>\n  <preparedAt>2026-03-07T11:00:00Z</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <code>A1</code>\n    <date>2026-03-07</date>\n    <sealState>intact</sealState>\n    <nextProcedure>4000</nextProcedure>\n  </body>\n</ControlResults>\n"
      },
      "message-discrepancy-resolution": {
        "summary": "Discrepancy resolution",
        "value": {
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
      },
      "message-discrepancy-resolution-xml": {
        "summary": "Discrepancy resolution",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DiscrepancyResolution xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>0033da16-7c1d-4e5f-8a9b-03c0de744c2f</id><sender><country>SN</country><role>customs</role></sender><mrn>26SNDKR100000042J2</mrn><occurredAt>2026-03-22T08:00:00Z</occurredAt><preparedAt>2026-03-22T08:00:00Z</preparedAt><procedure>automatic</procedure><body><outcome>solved</outcome><decidedOn>2026-03-22</decidedOn></body></DiscrepancyResolution>"
      },
      "message-discharge": {
        "summary": "Discharge",
        "value": {
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
      },
      "message-discharge-xml": {
        "summary": "Discharge",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Discharge xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>7a27354d-7c1d-4e5f-8a9b-03c0de00005d</id>\n  <sender>\n    <country>TG</country>\n    <role>customs</role>\n    <office>TGLFW001</office>\n  </sender>\n  <mrn>26TGLFW100000123J0</mrn>\n  <occurredAt>2026-03-09T09:00:00Z</occurredAt>\n  <preparedAt>2026-03-09T09:00:00Z</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <basis>results</basis>\n    <date>2026-03-09</date>\n  </body>\n</Discharge>\n"
      },
      "message-record-closure": {
        "summary": "Record closure",
        "value": {
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
      },
      "message-record-closure-xml": {
        "summary": "Record closure",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><RecordClosure xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>e40239f9-7c1d-4e5f-8a9b-03c0dec43347</id><sender><country>ZZ</country><role>hub</role></sender><mrn>26GHTEM100000007J3</mrn><occurredAt>2026-03-10T09:00:01Z</occurredAt><preparedAt>2026-03-10T09:00:01Z</preparedAt><procedure>automatic</procedure><body><reason>cancelled</reason><closedAt>2026-03-10T09:00:01Z</closedAt></body></RecordClosure>"
      },
      "message-diversion-request": {
        "summary": "Diversion request",
        "value": {
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
      },
      "message-diversion-request-xml": {
        "summary": "Diversion request",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DiversionRequest xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>a82e4597-7c1d-4e5f-8a9b-03c0de4fa549</id><sender><country>BF</country><role>customs</role><office>BFBOY001</office></sender><mrn>26TGLFW100000123J0</mrn><occurredAt>2026-03-06T08:00:00Z</occurredAt><preparedAt>2026-03-06T08:00:00Z</preparedAt><procedure>automatic</procedure><body><office>BFBOY001</office><purpose>destination</purpose><reason>carrier-request</reason></body></DiversionRequest>"
      },
      "message-diversion-response": {
        "summary": "Diversion response",
        "value": {
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
      },
      "message-diversion-response-xml": {
        "summary": "Diversion response",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DiversionResponse xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>b2af6a4a-7c1d-4e5f-8a9b-03c0de522245</id><sender><country>ZZ</country><role>hub</role></sender><mrn>26CIABJ100000311J2</mrn><occurredAt>2026-03-15T05:00:01Z</occurredAt><preparedAt>2026-03-15T05:00:01Z</preparedAt><procedure>automatic</procedure><body><outcome>rejected</outcome><office>NEGAY001</office><reason>3</reason></body></DiversionResponse>"
      },
      "message-time-limit-extension": {
        "summary": "Time limit extension",
        "value": {
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
      },
      "message-time-limit-extension-xml": {
        "summary": "Time limit extension",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><TimeLimitExtension xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>6e4272cf-7c1d-4e5f-8a9b-03c0ded8d93a</id><sender><country>TG</country><role>customs</role><office>TGLFW001</office></sender><mrn>26TGLFW100000123J0</mrn><occurredAt>2026-03-05T08:00:00Z</occurredAt><preparedAt>2026-03-05T08:00:00Z</preparedAt><procedure>automatic</procedure><body><scope>leg</scope><legIndex>0</legIndex><limitAt>2026-03-07T23:59:59Z</limitAt><reason>weather</reason></body></TimeLimitExtension>"
      },
      "message-transhipment": {
        "summary": "Transhipment",
        "value": {
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
      },
      "message-transhipment-xml": {
        "summary": "Transhipment",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Transhipment xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>24c80672-7c1d-4e5f-8a9b-03c0de1e5bc9</id><sender><country>CI</country><role>customs</role><office>CIFEK001</office></sender><mrn>26CIABJ100000311J2</mrn><occurredAt>2026-03-06T15:00:00Z</occurredAt><preparedAt>2026-03-06T15:00:00Z</preparedAt><procedure>automatic</procedure><body><office>CIFEK001</office><kind>vehicle</kind><vehicleSet><mode>3</mode><means><typeOfIdentification>30</typeOfIdentification><identification>CI 4411 HT</identification><nationality>CI</nationality></means></vehicleSet></body></Transhipment>"
      },
      "message-incident-notice": {
        "summary": "Incident notice",
        "value": {
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
      },
      "message-incident-notice-xml": {
        "summary": "Incident notice",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><IncidentNotice xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>91f7e57e-7c1d-4e5f-8a9b-03c0de7421e5</id><sender><country>NE</country><role>customs</role><office>NEGAY001</office></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-03-15T07:00:00+01:00</occurredAt><preparedAt>2026-03-15T07:00:00+01:00</preparedAt><procedure>automatic</procedure><body><code>2</code><text>Scellé forcé</text><place><country>NE</country><location>Gaya</location></place><office>NEGAY001</office><equipment><numberOfSeals>1</numberOfSeals><seals><id>NE-44120</id></seals></equipment></body></IncidentNotice>"
      },
      "message-seal-change": {
        "summary": "Seal change",
        "value": {
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
      },
      "message-seal-change-xml": {
        "summary": "Seal change",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><SealChange xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>7018a006-7c1d-4e5f-8a9b-03c0deb18b26</id><sender><country>BF</country><role>customs</role><office>BFOUA001</office></sender><mrn>26TGLFW100000123J0</mrn><occurredAt>2026-03-06T08:00:00Z</occurredAt><preparedAt>2026-03-06T08:00:00Z</preparedAt><procedure>automatic</procedure><body><office>BFOUA001</office><removed>E-TG-55120</removed><reason>tracker</reason></body></SealChange>"
      },
      "message-en-route-end": {
        "summary": "End en route",
        "value": {
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
      },
      "message-en-route-end-xml": {
        "summary": "End en route",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><EnRouteEnd xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>da223c0d-7c1d-4e5f-8a9b-03c0de5220e7</id><sender><country>BJ</country><role>customs</role><office>BJCOO001</office></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-03-15T09:00:00+01:00</occurredAt><preparedAt>2026-03-15T09:00:00+01:00</preparedAt><procedure>automatic</procedure><body><office>BJCOO001</office><outcome>returned</outcome><extent>all</extent></body></EnRouteEnd>"
      },
      "message-enquiry-request": {
        "summary": "Enquiry request",
        "value": {
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
      },
      "message-enquiry-request-xml": {
        "summary": "Enquiry request",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><EnquiryRequest xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>d0b99bf3-7c1d-4e5f-8a9b-03c0dea62208</id><sender><country>BJ</country><role>customs</role><office>BJCOO001</office></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-03-25T09:00:00+01:00</occurredAt><preparedAt>2026-03-25T09:00:00+01:00</preparedAt><procedure>automatic</procedure><body><stage>office</stage><asked>NE</asked><office>NEGAY001</office><question>Passage à Gaya ?</question><respondBy>2026-04-22T23:59:59+01:00</respondBy></body></EnquiryRequest>"
      },
      "message-enquiry-response": {
        "summary": "Enquiry response",
        "value": {
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
      },
      "message-enquiry-response-xml": {
        "summary": "Enquiry response",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><EnquiryResponse xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>cae0af3a-7c1d-4e5f-8a9b-03c0de1f9638</id><sender><country>BF</country><role>customs</role><office>BFOUA001</office></sender><mrn>26TGLFW100000123J0</mrn><occurredAt>2026-04-14T08:00:00Z</occurredAt><preparedAt>2026-04-14T08:00:00Z</preparedAt><procedure>automatic</procedure><body><answer>not-known</answer></body></EnquiryResponse>"
      },
      "message-recovery-notice": {
        "summary": "Recovery notice",
        "value": {
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
      },
      "message-recovery-notice-xml": {
        "summary": "Recovery notice",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><RecoveryNotice xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>023fdf2c-7c1d-4e5f-8a9b-03c0de7bdeec</id><sender><country>BJ</country><role>customs</role><office>BJCOO001</office></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-05-02T09:00:00+01:00</occurredAt><preparedAt>2026-05-02T09:00:00+01:00</preparedAt><procedure>automatic</procedure><body><grn>26BJ00GARANT00424</grn><amount><amount>127500</amount><currency>XOF</currency></amount><country>NE</country><legalBasis>Code des douanes, art. 213</legalBasis><payBy>2026-07-31</payBy></body></RecoveryNotice>"
      },
      "message-recovery-transfer": {
        "summary": "Recovery transfer",
        "value": {
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
      },
      "message-recovery-transfer-xml": {
        "summary": "Recovery transfer",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><RecoveryTransfer xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>bee61b66-7c1d-4e5f-8a9b-03c0de3fec00</id><sender><country>SN</country><role>customs</role></sender><mrn>26SNDKR100000042J2</mrn><occurredAt>2026-05-01T08:00:00Z</occurredAt><preparedAt>2026-05-01T08:00:00Z</preparedAt><procedure>automatic</procedure><body><country>ML</country><reason>Dernier passage connu à Diboli</reason></body></RecoveryTransfer>"
      },
      "message-recovery-transfer-response": {
        "summary": "Recovery transfer response",
        "value": {
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
      },
      "message-recovery-transfer-response-xml": {
        "summary": "Recovery transfer response",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><RecoveryTransferResponse xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>83c216ea-7c1d-4e5f-8a9b-03c0de0822ce</id><sender><country>ML</country><role>customs</role></sender><mrn>26SNDKR100000042J2</mrn><occurredAt>2026-05-04T08:00:00Z</occurredAt><preparedAt>2026-05-04T08:00:00Z</preparedAt><procedure>automatic</procedure><body><accepted>true</accepted></body></RecoveryTransferResponse>"
      },
      "message-recovery-settlement": {
        "summary": "Recovery settlement",
        "value": {
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
      },
      "message-recovery-settlement-xml": {
        "summary": "Recovery settlement",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><RecoverySettlement xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>ce710538-7c1d-4e5f-8a9b-03c0de4e8187</id><sender><country>BJ</country><role>guarantor</role><party>garant</party></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-05-28T12:00:00+01:00</occurredAt><preparedAt>2026-05-28T12:00:00+01:00</preparedAt><procedure>automatic</procedure><body><grn>26BJ00GARANT00424</grn><amount><amount>127500</amount><currency>XOF</currency></amount><paidOn>2026-05-28</paidOn><payer>Garant national</payer></body></RecoverySettlement>"
      },
      "message-claim-withdrawal": {
        "summary": "Claim withdrawal",
        "value": {
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
      },
      "message-claim-withdrawal-xml": {
        "summary": "Claim withdrawal",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ClaimWithdrawal xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>a726bae1-7c1d-4e5f-8a9b-03c0de05175c</id><sender><country>BJ</country><role>customs</role><office>BJCOO001</office></sender><mrn>26BJCOO100000042J7</mrn><occurredAt>2026-05-20T09:00:00+01:00</occurredAt><preparedAt>2026-05-20T09:00:00+01:00</preparedAt><procedure>automatic</procedure><body><grn>26BJ00GARANT00424</grn><reason>Calcul erroné</reason></body></ClaimWithdrawal>"
      },
      "message-guarantee-registration": {
        "summary": "Guarantee registration",
        "value": {
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
      },
      "message-guarantee-registration-xml": {
        "summary": "Guarantee registration",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<GuaranteeRegistration xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>11a25bfa-7c1d-4e5f-8a9b-03c0de00001a</id>\n  <sender>\n    <country>TG</country>\n    <role>guarantor</role>\n    <party>fonds-garantie</party>\n  </sender>\n  <occurredAt>2026-02-10T10:30:00Z</occurredAt>\n  <preparedAt>2026-02-10T10:30:00Z</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <action>register</action>\n    <grn>26TG00CCIT0000187A000123</grn>\n    <type>4</type>\n    <holder>\n      <scheme>NIF</scheme>\n      <id>1000123456</id>\n      <name>Sahel Transit Démonstration SARL</name>\n      <address>\n        <streetAndNumber>14, rue des Exemples</streetAndNumber>\n        <city>Lomé</city>\n        <country>TG</country>\n      </address>\n      <contactPerson>\n        <name>Afi Exemple</name>\n        <phone>+228 90 00 00 01</phone>\n        <email>transit@sahel-demo.example</email>\n      </contactPerson>\n    </holder>\n    <limit>\n      <amount>5000000</amount>\n      <currency>XOF</currency>\n    </limit>\n    <territories>TG</territories>\n    <territories>BF</territories>\n    <validFrom>2026-02-10</validFrom>\n    <monitoring>ledger</monitoring>\n    <accessCode>V4X1</accessCode>\n  </body>\n</GuaranteeRegistration>\n"
      },
      "message-guarantee-release": {
        "summary": "Guarantee release",
        "value": {
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
      },
      "message-guarantee-release-xml": {
        "summary": "Guarantee release",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<GuaranteeRelease xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>38453d70-7c1d-4e5f-8a9b-03c0de000070</id>\n  <sender>\n    <country>ZZ</country>\n    <role>hub</role>\n  </sender>\n  <mrn>26CIAB1000000006J0</mrn>\n  <occurredAt>2026-03-12T09:00:00Z</occurredAt>\n  <preparedAt>2026-03-12T09:00:00Z</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <grn>26CI00CCICI000080</grn>\n    <cause>cancelled</cause>\n    <releasedAt>2026-03-12T09:00:00Z</releasedAt>\n  </body>\n</GuaranteeRelease>\n"
      },
      "message-payment-notice": {
        "summary": "Payment notice",
        "value": {
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
      },
      "message-payment-notice-xml": {
        "summary": "Payment notice",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><PaymentNotice xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>5f3c09a5-7c1d-4e5f-8a9b-03c0de6d453f</id><sender><country>GH</country><role>payment</role><party>e-levy</party></sender><mrn>26GHTEM100000007J3</mrn><occurredAt>2026-03-09T10:00:00Z</occurredAt><preparedAt>2026-03-09T10:00:00Z</preparedAt><procedure>automatic</procedure><body><purpose>contribution</purpose><amount><amount>1250.40</amount><currency>GHS</currency></amount><receipt>GH-RCT-88120</receipt><paidOn>2026-03-09</paidOn></body></PaymentNotice>"
      },
      "message-overdue-notice": {
        "summary": "Overdue notice",
        "value": {
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
      },
      "message-overdue-notice-xml": {
        "summary": "Overdue notice",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OverdueNotice xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>df1f49f2-7c1d-4e5f-8a9b-03c0dec8f28f</id><sender><country>ZZ</country><role>hub</role></sender><mrn>26TGLFW100000123J0</mrn><occurredAt>2026-05-20T23:59:59Z</occurredAt><preparedAt>2026-05-20T23:59:59Z</preparedAt><procedure>automatic</procedure><body><awaited>recovery-notice</awaited><since>2026-05-20T23:59:59Z</since><party>TG</party></body></OverdueNotice>"
      },
      "message-alert": {
        "summary": "Alert",
        "value": {
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
      },
      "message-alert-xml": {
        "summary": "Alert",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Alert xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>6be302d5-7c1d-4e5f-8a9b-03c0de000065</id>\n  <sender>\n    <country>BF</country>\n    <role>customs</role>\n    <office>BFCNK001</office>\n  </sender>\n  <mrn>26TGLFW100000123J0</mrn>\n  <occurredAt>2026-03-04T18:00:00Z</occurredAt>\n  <preparedAt>2026-03-04T18:00:00Z</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <action>stop</action>\n    <reason>intelligence</reason>\n    <text>Contrôle physique demandé</text>\n    <office>BFOUA001</office>\n    <officer>BF-0101</officer>\n  </body>\n</Alert>\n"
      },
      "message-train-manifest": {
        "summary": "Train manifest",
        "value": {
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
      },
      "message-train-manifest-xml": {
        "summary": "Train manifest",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><TrainManifest xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>9e3683d5-7c1d-4e5f-8a9b-03c0de214419</id><sender><country>BF</country><role>customs</role><office>BFNIA002</office></sender><occurredAt>2026-03-07T02:15:00Z</occurredAt><preparedAt>2026-03-07T02:15:00Z</preparedAt><procedure>automatic</procedure><body><train>TR-4417</train><operation>pass</operation><office>BFNIA002</office><wagons><number>SK-7012</number><position>1</position><mrns>26CIABJ100000311J2</mrns><sealState>intact</sealState></wagons></body></TrainManifest>"
      },
      "message-tracking-event": {
        "summary": "Tracking event",
        "value": {
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
      },
      "message-tracking-event-xml": {
        "summary": "Tracking event",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><TrackingEvent xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>48bc54d3-7c1d-4e5f-8a9b-03c0deea3c5c</id><sender><country>GH</country><role>tracking</role><party>track-gh</party></sender><occurredAt>2026-03-10T12:00:00Z</occurredAt><preparedAt>2026-03-10T12:00:00Z</preparedAt><procedure>automatic</procedure><body><deviceId>GH-00921</deviceId><event>silent</event><text>No signal for two hours</text></body></TrackingEvent>"
      },
      "message-status-request": {
        "summary": "Status request",
        "value": {
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
      },
      "message-status-request-xml": {
        "summary": "Status request",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><StatusRequest xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>c69a9958-7c1d-4e5f-8a9b-03c0de1d743c</id><sender><country>BF</country><role>customs</role><office>BFOUA001</office></sender><mrn>26TGLFW100000123J0</mrn><occurredAt>2026-03-05T09:00:00Z</occurredAt><preparedAt>2026-03-05T09:00:00Z</preparedAt><procedure>automatic</procedure><body><detail>events</detail></body></StatusRequest>"
      },
      "message-status-response": {
        "summary": "Status response",
        "value": {
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
      },
      "message-status-response-xml": {
        "summary": "Status response",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><StatusResponse xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>913932d4-7c1d-4e5f-8a9b-03c0de3eba85</id><sender><country>ZZ</country><role>hub</role></sender><mrn>26SNDKR100000042J2</mrn><occurredAt>2026-03-05T08:00:01Z</occurredAt><preparedAt>2026-03-05T08:00:01Z</preparedAt><procedure>automatic</procedure><correlationId>5cdeabcb-7c1d-4e5f-8a9b-03c0de3806fd</correlationId><body><known>false</known></body></StatusResponse>"
      },
      "message-availability-notice": {
        "summary": "Availability notice",
        "value": {
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
      },
      "message-availability-notice-xml": {
        "summary": "Availability notice",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?><AvailabilityNotice xmlns=\"urn:corridor:transit:1\" version=\"1\"><id>b36fad6c-7c1d-4e5f-8a9b-03c0de47dff9</id><sender><country>BF</country><role>customs</role></sender><occurredAt>2026-03-13T18:00:00Z</occurredAt><preparedAt>2026-03-13T18:00:00Z</preparedAt><procedure>automatic</procedure><body><scope>country</scope><state>available</state><from>2026-03-13T18:00:00Z</from><manualProcedure>false</manualProcedure></body></AvailabilityNotice>"
      },
      "message-delivery-report": {
        "summary": "Delivery report",
        "value": {
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
      },
      "message-delivery-report-xml": {
        "summary": "Delivery report",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DeliveryReport xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>4f5a9de5-7c1d-4e5f-8a9b-03c0de000075</id>\n  <sender>\n    <country>BF</country>\n    <role>customs</role>\n  </sender>\n  <occurredAt>2026-03-02T10:15:04Z</occurredAt>\n  <preparedAt>2026-03-02T10:15:04Z</preparedAt>\n  <procedure>automatic</procedure>\n  <body>\n    <entries>\n      <sender>ZZ</sender>\n      <id>b1232434-7c1d-4e5f-8a9b-03c0de000074</id>\n      <logIndex>40217</logIndex>\n      <outcome>accepted</outcome>\n    </entries>\n  </body>\n</DeliveryReport>\n"
      },
      "message-acknowledgement": {
        "summary": "Acknowledgement",
        "value": {
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
      },
      "message-acknowledgement-xml": {
        "summary": "Acknowledgement",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Acknowledgement xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>7d855ecf-7c1d-4e5f-8a9b-03c0de00007f</id>\n  <sender>\n    <country>ZZ</country>\n    <role>hub</role>\n  </sender>\n  <mrn>26TGLFW100000123J0</mrn>\n  <occurredAt>2026-03-02T08:41:07.481Z</occurredAt>\n  <preparedAt>2026-03-02T08:41:07.481Z</preparedAt>\n  <procedure>automatic</procedure>\n  <correlationId>df4de51e-7c1d-4e5f-8a9b-03c0de00007e</correlationId>\n  <body>\n    <receipt>eyJhY2NlcHRlZEF0IjoiMjAyNi0wMy0wMlQwODo0MTowNy40ODFaIiwiZGlnZXN0Ijoic2hhMjU2OjBmMWUyZDNjNGI1YTY5NzgwZjFlMmQzYzRiNWE2OTc4MGYxZTJkM2M0YjVhNjk3ODBmMWUyZDNjNGI1YTY5NzgiLCJpZCI6ImRmNGRlNTFlLTdjMWQtNGU1Zi04YTliLTAzYzBkZTAwMDA3ZSIsImxvZ0luZGV4Ijo0MDAwMSwibXJuIjoiMjZUR0xGVzEwMDAwMDEyM0owIiwic2VuZGVyIjoiVEciLCJzdGF0dXMiOiJhcHBsaWVkIiwidHlwZSI6InRyYW5zaXQtZGVjbGFyYXRpb24ifQ==</receipt>\n    <receiptSignature>MIIBPwYJKoZIhvcNAQcCoIIBMDCCASwCAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBMYIBCTCCAQUCAQEwMzAbMRkwFwYDVQQDDBBFeGFtcGxlIGh1YiBzZWFsAhQDy35a2hGQ5povQTe52PNVZnmBszALBglghkgBZQMEAgGgaTAYBgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMBwGCSqGSIb3DQEJBTEPFw0yNjExMjIwNDU4MDRaMC8GCSqGSIb3DQEJBDEiBCAUReAickrq+lIKjlQW/wQimS72tigJ3m/cbyH5rYg7AjAKBggqhkjOPQQDAgRHMEUCIQCBxS3nkzzZGs3WreAMoS2NjNLijCWzEPbDnVQyM21fUQIgPkJACAvii1vEgn+eU7y5GKeLxxTByAB6TV/lieAGt0g=</receiptSignature>\n  </body>\n</Acknowledgement>\n"
      },
      "message-functional-error": {
        "summary": "Functional error",
        "value": {
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
      },
      "message-functional-error-xml": {
        "summary": "Functional error",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<FunctionalError xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>6f412c57-7c1d-4e5f-8a9b-03c0de000087</id>\n  <sender>\n    <country>ZZ</country>\n    <role>hub</role>\n  </sender>\n  <occurredAt>2026-03-02T08:41:07Z</occurredAt>\n  <preparedAt>2026-03-02T08:41:07Z</preparedAt>\n  <procedure>automatic</procedure>\n  <correlationId>d109b2a6-7c1d-4e5f-8a9b-03c0de000086</correlationId>\n  <body>\n    <status>422</status>\n    <code>93</code>\n    <title>Clé de contrôle fausse</title>\n    <errors>\n      <code>93</code>\n      <rule>MRN-CHECK-DIGIT</rule>\n      <pointer>/mrn</pointer>\n      <value>26TGLFW100000123J1</value>\n      <line>4</line>\n      <column>10</column>\n      <message>La clé de contrôle du MRN 26TGLFW100000123J1 est fausse.</message>\n    </errors>\n  </body>\n</FunctionalError>\n"
      },
      "message-technical-error": {
        "summary": "Technical error",
        "value": {
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
      },
      "message-technical-error-xml": {
        "summary": "Technical error",
        "value": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TechnicalError xmlns=\"urn:corridor:transit:1\" version=\"1\">\n  <id>e7097d77-7c1d-4e5f-8a9b-03c0deffd708</id>\n  <sender>\n    <country>ZZ</country>\n    <role>hub</role>\n  </sender>\n  <occurredAt>2026-04-02T07:11:00Z</occurredAt>\n  <preparedAt>2026-04-02T07:11:00Z</preparedAt>\n  <procedure>automatic</procedure>\n  <correlationId>ea0d646e-7c1d-4e5f-8a9b-03c0dec3d248</correlationId>\n  <body>\n    <status>403</status>\n    <code>signature-wrong-signer</code>\n    <title>Wrong signer</title>\n    <detail>The signature is by another party than the caller.</detail>\n  </body>\n</TechnicalError>\n"
      },
      "Receipt": {
        "value": {
          "acceptedAt": "2026-11-22T05:57:14.873Z",
          "digest": "sha256:6b29393653f1e7ec3c4dc359d9288ebb7b572f117062474c2f099bb12eba1cfa",
          "id": "c3912ba9-db2d-45f7-9f81-441611f53328",
          "logIndex": 2,
          "mrn": "26SNAA5B61C7161AJ0",
          "sender": "SN",
          "status": "applied",
          "type": "transit-declaration"
        }
      },
      "Message": {
        "value": {
          "sender": "SN",
          "id": "c3912ba9-db2d-45f7-9f81-441611f53328",
          "type": "transit-declaration",
          "mrn": "26SNAA5B61C7161AJ0",
          "contentType": "application/json",
          "digest": "sha256:6b29393653f1e7ec3c4dc359d9288ebb7b572f117062474c2f099bb12eba1cfa",
          "channel": "http",
          "receivedAt": "2026-11-22T05:57:14.815Z",
          "verdict": "accepted",
          "status": "applied",
          "httpStatus": 202,
          "logIndex": 2,
          "decidedAt": "2026-11-22T05:57:14.873Z",
          "deliveries": []
        }
      },
      "Movement": {
        "value": {
          "mrn": "26SNAA5B61C7161AJ0",
          "state": "in-transit",
          "version": 1,
          "procedures": [],
          "flags": [],
          "legs": [
            {
              "index": 0,
              "country": "SN",
              "exitOffice": "SNKAR001",
              "mode": "3",
              "connection": "full",
              "exited": {
                "office": "SNKAR001",
                "occurredAt": "2026-11-22T04:57:19.049Z",
                "occurredPrecision": "second",
                "by": {
                  "sender": "SN",
                  "id": "40b7914f-c8ab-4eab-b00c-c3472a4e578e"
                },
                "sealState": "intact",
                "seals": ["SN-004711"]
              }
            },
            {
              "index": 1,
              "country": "GM",
              "entryOffice": "GMAMD001",
              "mode": "3",
              "connection": "full",
              "entered": {
                "office": "GMAMD001",
                "occurredAt": "2026-11-22T04:57:20.070Z",
                "occurredPrecision": "second",
                "by": {
                  "sender": "GM",
                  "id": "c9ec7a4b-a94c-4ad2-9717-018c3cff0e9f"
                },
                "sealState": "intact",
                "seals": ["SN-004711"]
              }
            }
          ],
          "guarantees": [
            {
              "grn": "26TG6396002C72D88",
              "amount": "250000",
              "currency": "XOF",
              "state": "in-use"
            }
          ],
          "timers": [],
          "held": [],
          "departure": {
            "country": "SN",
            "office": "SNDKR001"
          },
          "destination": {
            "country": "GM",
            "office": "GMBJL001"
          },
          "regime": "bilateral",
          "dischargeMode": "by-departure",
          "itineraryVersion": 1,
          "declaredAt": "2026-11-22T04:57:14.000Z",
          "releasedAt": "2026-11-22T04:57:17.000Z",
          "limitAt": "2026-11-27T18:00:00Z",
          "nationalRefs": [
            {
              "country": "SN",
              "reference": "C-2026-000451"
            }
          ],
          "seals": ["SN-004711"],
          "vehicle": "DK 0042 AA"
        }
      },
      "MovementPage": {
        "value": {
          "items": [
            {
              "mrn": "26SNAA5B61C7161AJ0",
              "state": "in-transit",
              "version": 1,
              "procedures": [],
              "flags": [],
              "legs": [
                {
                  "index": 0,
                  "country": "SN",
                  "exitOffice": "SNKAR001",
                  "mode": "3",
                  "connection": "full",
                  "exited": {
                    "office": "SNKAR001",
                    "occurredAt": "2026-11-22T04:57:19.049Z",
                    "occurredPrecision": "second",
                    "by": {
                      "sender": "SN",
                      "id": "40b7914f-c8ab-4eab-b00c-c3472a4e578e"
                    },
                    "sealState": "intact",
                    "seals": ["SN-004711"]
                  }
                },
                {
                  "index": 1,
                  "country": "GM",
                  "entryOffice": "GMAMD001",
                  "mode": "3",
                  "connection": "full",
                  "entered": {
                    "office": "GMAMD001",
                    "occurredAt": "2026-11-22T04:57:20.070Z",
                    "occurredPrecision": "second",
                    "by": {
                      "sender": "GM",
                      "id": "c9ec7a4b-a94c-4ad2-9717-018c3cff0e9f"
                    },
                    "sealState": "intact",
                    "seals": ["SN-004711"]
                  }
                }
              ],
              "guarantees": [
                {
                  "grn": "26TG6396002C72D88",
                  "amount": "250000",
                  "currency": "XOF",
                  "state": "in-use"
                }
              ],
              "timers": [],
              "held": [],
              "departure": {
                "country": "SN",
                "office": "SNDKR001"
              },
              "destination": {
                "country": "GM",
                "office": "GMBJL001"
              },
              "regime": "bilateral",
              "dischargeMode": "by-departure",
              "itineraryVersion": 1,
              "declaredAt": "2026-11-22T04:57:14.000Z",
              "releasedAt": "2026-11-22T04:57:17.000Z",
              "limitAt": "2026-11-27T18:00:00Z",
              "nationalRefs": [
                {
                  "country": "SN",
                  "reference": "C-2026-000451"
                }
              ],
              "seals": ["SN-004711"],
              "vehicle": "DK 0042 AA"
            }
          ],
          "next": "WyIyNlNOODNERUI2RkM4RDIySjMiXQ"
        }
      },
      "DeclarationHistory": {
        "value": {
          "items": [
            {
              "version": 1,
              "revision": 1,
              "changedAt": "2026-11-22T04:57:17.800Z",
              "cause": {
                "sender": "SN",
                "id": "6f0a4c0e-3f0e-4e50-8f37-0a7b6c1c1d11",
                "type": "transit-declaration"
              }
            },
            {
              "version": 1,
              "revision": 2,
              "changedAt": "2026-11-22T04:57:18.600Z",
              "cause": {
                "sender": "SN",
                "id": "2b7d3a52-5d0b-4c3e-9a77-4f4d9e1f2c22",
                "type": "release-for-transit"
              }
            }
          ]
        }
      },
      "Timeline": {
        "value": {
          "items": [
            {
              "logIndex": 2,
              "kind": "message",
              "sender": "SN",
              "id": "c3912ba9-db2d-45f7-9f81-441611f53328",
              "type": "transit-declaration",
              "verdict": "applied",
              "status": "applied",
              "decidedAt": "2026-11-22T05:57:14.873Z",
              "effect": {
                "from": "none",
                "row": "declare",
                "to": "registered",
                "version": 1,
                "entries": [
                  {
                    "currency": "XOF",
                    "from": "available",
                    "grn": "26TG6396002C72D88",
                    "line": 0,
                    "amount": "250000",
                    "to": "reserved"
                  }
                ]
              },
              "deliveries": []
            },
            {
              "logIndex": 3,
              "kind": "message",
              "sender": "SN",
              "id": "a40308f7-1408-4f35-a14e-4ee98aeef656",
              "type": "release-for-transit",
              "verdict": "applied",
              "status": "applied",
              "decidedAt": "2026-11-22T05:57:15.010Z",
              "effect": {
                "from": "registered",
                "row": "release",
                "to": "released",
                "entries": [
                  {
                    "currency": "XOF",
                    "from": "reserved",
                    "grn": "26TG6396002C72D88",
                    "line": 0,
                    "amount": "250000",
                    "to": "inUse"
                  }
                ]
              },
              "deliveries": []
            },
            {
              "logIndex": 4,
              "kind": "made",
              "sender": "ZZ",
              "id": "42057b9e-9d42-5cb0-91ad-2cce4f693fa4",
              "type": "anticipated-transit-record",
              "verdict": "made",
              "decidedAt": "2026-11-22T05:57:15.010Z",
              "deliveries": [
                {
                  "receiver": "GM",
                  "logIndex": 4,
                  "state": "ready",
                  "attempts": 0
                }
              ]
            }
          ]
        }
      },
      "Guarantee": {
        "value": {
          "view": "balances",
          "grn": "26TG6396002C72D88",
          "state": "active",
          "currency": "XOF",
          "limit": "1000000",
          "available": "750000",
          "reserved": "0",
          "inUse": "250000",
          "claimed": "0",
          "spent": "0",
          "overdrawn": false,
          "lines": [
            {
              "mrn": "26SNAA5B61C7161AJ0",
              "line": 0,
              "amount": "250000",
              "currency": "XOF",
              "state": "in-use",
              "conversion": {
                "amount": "381.12",
                "currency": "EUR",
                "rate": "655.957",
                "from": "EUR",
                "to": "XOF",
                "date": "2026-11-01",
                "source": "BCEAO"
              }
            }
          ],
          "debts": [
            {
              "mrn": "26SNAA5B61C7161AJ0",
              "debtor": "TG/fonds-garantie",
              "creditor": "BF/fonds-garantie",
              "currency": "XOF",
              "paid": "120000",
              "reimbursed": "100000",
              "open": "20000"
            }
          ]
        }
      },
      "GuaranteeOwnLines": {
        "value": {
          "view": "lines",
          "grn": "26TG6396002C72D88",
          "state": "active",
          "currency": "XOF",
          "lines": [
            {
              "mrn": "26SNAA5B61C7161AJ0",
              "line": 0,
              "amount": "250000",
              "currency": "XOF",
              "state": "in-use"
            }
          ]
        }
      },
      "GuaranteePage": {
        "value": {
          "items": [
            {
              "view": "balances",
              "grn": "26TG6396002C72D88",
              "state": "active",
              "currency": "XOF",
              "limit": "1000000",
              "available": "750000",
              "reserved": "0",
              "inUse": "250000",
              "claimed": "0",
              "spent": "0",
              "overdrawn": false
            }
          ]
        }
      },
      "GuaranteeEntryPage": {
        "value": {
          "items": [
            {
              "logIndex": 0,
              "ordinal": 0,
              "from": "limit",
              "to": "available",
              "amount": "1000000",
              "currency": "XOF",
              "cause": "guarantee-registration register",
              "at": "2026-11-22T05:57:14.723Z"
            },
            {
              "logIndex": 2,
              "ordinal": 0,
              "mrn": "26SNAA5B61C7161AJ0",
              "line": 0,
              "from": "available",
              "to": "reserved",
              "amount": "250000",
              "currency": "XOF",
              "cause": "transit-declaration",
              "at": "2026-11-22T05:57:14.873Z"
            },
            {
              "logIndex": 3,
              "ordinal": 0,
              "mrn": "26SNAA5B61C7161AJ0",
              "line": 0,
              "from": "reserved",
              "to": "inUse",
              "amount": "250000",
              "currency": "XOF",
              "cause": "release-for-transit",
              "at": "2026-11-22T05:57:15.010Z"
            }
          ]
        }
      },
      "ContributionStatement": {
        "value": {
          "month": "2026-11",
          "items": [
            {
              "kind": "contribution",
              "date": "2026-11-22",
              "mrn": "26TGLFW100000123J0",
              "regime": "isrt",
              "agreements": ["TG-BF"],
              "table": "FGT-2026",
              "tableFrom": "2026-01-01",
              "base": "18600000",
              "rate": "0.5",
              "amount": "93000",
              "currency": "XOF",
              "debtor": "TG/fonds-garantie",
              "creditor": "TG/fonds-garantie",
              "country": "TG",
              "share": "46500",
              "owed": "0",
              "state": "paid",
              "receipts": [
                {
                  "receipt": "QT-2026-30117",
                  "amount": "93000",
                  "currency": "XOF",
                  "paidOn": "2026-11-22"
                }
              ]
            },
            {
              "kind": "contribution",
              "date": "2026-11-22",
              "mrn": "26TGLFW100000123J0",
              "regime": "isrt",
              "agreements": ["TG-BF"],
              "table": "FGT-2026",
              "tableFrom": "2026-01-01",
              "base": "18600000",
              "rate": "0.5",
              "amount": "93000",
              "currency": "XOF",
              "debtor": "TG/fonds-garantie",
              "creditor": "BF/fonds-garantie",
              "country": "BF",
              "share": "46500",
              "owed": "46500",
              "state": "paid",
              "receipts": [
                {
                  "receipt": "QT-2026-30117",
                  "amount": "93000",
                  "currency": "XOF",
                  "paidOn": "2026-11-22"
                }
              ]
            },
            {
              "kind": "claim",
              "date": "2026-11-24",
              "mrn": "26TGLFW100000123J0",
              "grn": "26TG00CCIT0000178",
              "currency": "XOF",
              "debtor": "TG/fonds-garantie",
              "creditor": "BF/fonds-garantie",
              "paid": "120000",
              "reimbursed": "100000",
              "open": "20000"
            }
          ],
          "totals": [
            {
              "debtor": "TG/fonds-garantie",
              "creditor": "BF/fonds-garantie",
              "currency": "XOF",
              "contributions": "46500",
              "claims": "20000",
              "total": "66500"
            }
          ]
        }
      },
      "QueueList": {
        "value": {
          "items": [
            {
              "receiver": "BF",
              "state": "down",
              "reason": "no-consumer",
              "depth": 0,
              "oldestAgeSeconds": 0,
              "inFlight": 0,
              "waiting": 0,
              "held": 0,
              "parked": 0,
              "consumers": 0,
              "lastDeliveryAt": null,
              "perMinute": 0,
              "unmapped": 0
            },
            {
              "receiver": "BJ",
              "state": "down",
              "reason": "no-consumer",
              "depth": 0,
              "oldestAgeSeconds": 0,
              "inFlight": 0,
              "waiting": 0,
              "held": 0,
              "parked": 0,
              "consumers": 0,
              "lastDeliveryAt": null,
              "perMinute": 0,
              "unmapped": 0
            }
          ]
        }
      },
      "Queue": {
        "value": {
          "receiver": "GM",
          "state": "stalled",
          "reason": "parked",
          "depth": 2,
          "oldestAgeSeconds": 1,
          "inFlight": 0,
          "waiting": 2,
          "held": 0,
          "parked": 1,
          "consumers": 0,
          "lastDeliveryAt": null,
          "perMinute": 0,
          "unmapped": 0
        }
      },
      "ParkedPage": {
        "value": {
          "items": [
            {
              "id": "4-GM",
              "receiver": "GM",
              "sender": "ZZ",
              "messageId": "42057b9e-9d42-5cb0-91ad-2cce4f693fa4",
              "type": "anticipated-transit-record",
              "mrn": "26SNAA5B61C7161AJ0",
              "reason": "refused",
              "attempts": 2,
              "lastError": "unknown there",
              "since": "2026-11-22T05:57:16.517Z",
              "followers": 2
            }
          ]
        }
      },
      "SetAsidePage": {
        "value": {
          "items": [
            {
              "logIndex": 7,
              "sender": "SN",
              "messageId": "0f9a1c0e-3f0a-4c7e-9a53-0b8c7c9d6a11",
              "type": "border-exit-notice",
              "mrn": "26SNAA5B61C7161AJ0",
              "reason": "SQLSTATE 22003 guarantees",
              "at": "2026-11-22T05:57:16.517Z",
              "attempts": 1,
              "kept": true
            }
          ],
          "timers": [
            {
              "mrn": "26SNAA5B61C7161AJ0",
              "timer": "T_limit",
              "reason": "SQLSTATE 22003 guarantees",
              "failures": 3,
              "since": "2026-11-22T05:57:16.517Z",
              "nextAt": "2026-11-22T06:04:16.517Z"
            }
          ]
        }
      },
      "UnansweredList": {
        "value": {
          "items": [
            {
              "reason": "signature-missing",
              "count": 3,
              "firstAt": "2026-11-22T05:51:02.114Z",
              "lastAt": "2026-11-22T05:57:16.517Z",
              "detail": "The message is not signed: header Corridor-Signature is required.",
              "messageId": "ID:414d5120",
              "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            }
          ],
          "asOf": "2026-11-22T05:58:00.000Z"
        }
      },
      "InboxAnswer": {
        "value": {
          "messages": [
            {
              "id": "42057b9e-9d42-5cb0-91ad-2cce4f693fa4",
              "sender": "ZZ",
              "type": "anticipated-transit-record",
              "mrn": "26SNAA5B61C7161AJ0",
              "logIndex": 4,
              "contentType": "application/xml",
              "body": "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iVVRGLTgiPz48QW50aWNpcGF0ZWRUcmFuc2l0UmVjb3JkIHhtbG5zPSJ1",
              "seal": "MIIDzwYJKoZIhvcNAQcCoIIDwDCCA7wCAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBoIIB6DCCAeQwggGLoAMCAQIC"
            }
          ]
        }
      },
      "Checkpoint": {
        "value": {
          "size": 8,
          "root": "5DsARhSAgU7lsvkcCMu9XlhV6WcIotqcNK3dr35g9U8=",
          "checkpoint": "corridor/test\n8\n5DsARhSAgU7lsvkcCMu9XlhV6WcIotqcNK3dr35g9U8=\n",
          "checkpointSignature": "MIIDUAYJKoZIhvcNAQcCoIIDQTCCAz0CAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBoIIB6DCCAeQwggGLoAMCAQIC"
        }
      },
      "LogProof": {
        "value": {
          "record": "{\"bodyDigest\":\"sha256:bc72b95c89a4e4f1f710ec02426b865eff57ee59334191bafbccc6a945fcf505\",\"decidedAt\":\"2026-11-22T05:57:14.758Z\",\"effect\":{\"entries\":[{\"currency\":\"XOF\",\"from\":\"limit\",\"grn\":\"26TGCEED8915EC310\",\"minor\":\"500000\",\"to\":\"available\"}],\"row\":\"register\"},\"id\":\"8a3b2791-5017-4880-8e41-fe64ed43f5eb\",\"index\":1,\"kind\":\"message\",\"reference\":\"2\",\"sender\":\"TG/fonds-garantie\",\"signatureDigest\":\"sha256:93d8bf510ac444634b543a5592175406e7740dd71321c2367910fcd7ac482a5e\",\"verdict\":\"applied\"}",
          "path": [
            "+vqInQ/LUVYhIlYcm/JUzNnrAFYs7Jm/XYCD9nB9LR4=",
            "b6IoHUe2LlFwlTe+qD6DSz4rw7S6gd8Mb1m0zfHJ4PM=",
            "HghpOzhdq1BsijBdEa9JRT7hahopMaImMIXfVRk85zo="
          ],
          "size": 8,
          "root": "5DsARhSAgU7lsvkcCMu9XlhV6WcIotqcNK3dr35g9U8=",
          "checkpoint": "corridor/test\n8\n5DsARhSAgU7lsvkcCMu9XlhV6WcIotqcNK3dr35g9U8=\n",
          "checkpointSignature": "MIIDUAYJKoZIhvcNAQcCoIIDQTCCAz0CAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBoIIB6DCCAeQwggGLoAMCAQIC"
        }
      },
      "OfficeList": {
        "value": {
          "items": [
            {
              "code": "TGLFW001",
              "validFrom": "2020-01-01",
              "name": "Port de Lomé",
              "country": "TG",
              "roles": ["departure", "destination", "guarantee", "enquiry", "recovery"],
              "kind": "port",
              "timeZone": "Africa/Lome",
              "languages": ["fr"],
              "automated": true,
              "unlocode": "TGLFW",
              "pairs": []
            }
          ]
        }
      },
      "Codelist": {
        "value": {
          "name": "currencies",
          "source": "ISO 4217: currencies of the region and of its main trade; names from Unicode CLDR",
          "items": [
            {
              "code": "XOF",
              "validFrom": "2020-01-01",
              "labels": {
                "en": "West African CFA Franc",
                "fr": "franc CFA (BCEAO)",
                "pt": "franco CFA (BCEAO)"
              },
              "decimals": 0
            },
            {
              "code": "XAF",
              "validFrom": "2020-01-01",
              "labels": {
                "en": "Central African CFA Franc",
                "fr": "franc CFA (BEAC)",
                "pt": "franco CFA (BEAC)"
              },
              "decimals": 0
            }
          ]
        }
      },
      "ParticipantList": {
        "value": {
          "items": [
            {
              "key": "GM",
              "country": "GM",
              "role": "customs",
              "name": "GM customs",
              "channel": "inbox",
              "format": "xml",
              "language": "en",
              "active": true,
              "takes": [],
              "certificates": [
                {
                  "fingerprint": "7768efa725ad785454cdc4e8a75f95dbdac8e510afd89d2cfe1ef406986f38db",
                  "validFrom": "1970-01-01T00:00:00.000Z"
                }
              ]
            },
            {
              "key": "TG/fonds-garantie",
              "country": "TG",
              "role": "guarantor",
              "party": "fonds-garantie",
              "name": "TG guarantor",
              "channel": "amqp",
              "format": "xml",
              "language": "en",
              "active": true,
              "takes": [],
              "certificates": [
                {
                  "fingerprint": "d4f499f94906301d266f3d01e1e6a4382422b2ddbce8298225435583417967cd",
                  "validFrom": "1970-01-01T00:00:00.000Z"
                }
              ]
            }
          ]
        }
      },
      "Health": {
        "value": {
          "status": "ok",
          "version": "0.1.0"
        }
      },
      "Readiness": {
        "value": {
          "http": true,
          "amqp": true,
          "reasons": []
        }
      },
      "DependencyList": {
        "value": {
          "dependencies": [
            {
              "name": "database",
              "state": "ok",
              "since": "2026-03-02T06:00:00.000Z",
              "consequence": "All is well."
            },
            {
              "name": "migrations",
              "state": "ok",
              "since": "2026-03-02T06:00:00.000Z",
              "consequence": "All is well."
            },
            {
              "name": "reference-data",
              "state": "ok",
              "since": "2026-03-02T06:00:00.000Z",
              "consequence": "All is well."
            },
            {
              "name": "broker",
              "state": "down",
              "since": "2026-03-02T07:14:05.120Z",
              "consequence": "The broker cannot be reached or does not answer: nothing is taken or delivered over AMQP. Messages over HTTP are accepted, and deliveries wait in the database. Check AMQP_URL, CORRIDOR_AMQP_CA for a broker with a private authority, and the server; the log says why."
            },
            {
              "name": "database-clock",
              "state": "ok",
              "since": "2026-03-02T06:00:00.000Z",
              "consequence": "All is well.",
              "offsetSeconds": 0
            },
            {
              "name": "broker-clock",
              "state": "unknown",
              "since": "2026-03-02T07:14:05.120Z",
              "consequence": "This cannot be judged at present."
            },
            {
              "name": "revocation-lists",
              "state": "degraded",
              "since": "2026-03-02T06:00:00.000Z",
              "consequence": "A revocation list is past its next update: it goes on to revoke what it names and refuses nobody else, and what its authority has revoked since is not known here. Bring the new list into CORRIDOR_TRUST_CRL; until then revoke certificates in the register of participants."
            }
          ],
          "revocation": [
            {
              "authority": "CN=Customs authority of Togo",
              "uses": ["signing", "tls"],
              "state": "overdue",
              "thisUpdate": "2026-02-22T06:00:00.000Z",
              "nextUpdate": "2026-03-01T06:00:00.000Z",
              "secondsLeft": -90845,
              "consequence": "A revocation list is past its next update: it goes on to revoke what it names and refuses nobody else, and what its authority has revoked since is not known here. Bring the new list into CORRIDOR_TRUST_CRL; until then revoke certificates in the register of participants."
            }
          ]
        }
      },
      "NotReady": {
        "value": {
          "http": false,
          "amqp": false,
          "reasons": [
            "The database does not take a write: no message is accepted, and senders are told to try again. Check DATABASE_URL, the server and its disk."
          ]
        }
      },
      "BrokerAway": {
        "value": {
          "http": true,
          "amqp": false,
          "reasons": [
            "The broker cannot be reached or does not answer: nothing is taken or delivered over AMQP. Messages over HTTP are accepted, and deliveries wait in the database. Check AMQP_URL, CORRIDOR_AMQP_CA for a broker with a private authority, and the server; the log says why."
          ]
        }
      },
      "PassageConfirmation": {
        "value": {
          "id": "4c6f1d20-52cb-4f7e-9f0a-3a1de2c1b6aa",
          "kind": "exit",
          "office": "TGCNK001",
          "mrns": ["26TGLFW100000123J0"],
          "occurredAt": "2026-03-04T13:00:00Z",
          "sealCheck": {
            "state": "intact"
          },
          "vehicle": {
            "typeOfIdentification": "30",
            "identification": "TG 4821 BK",
            "nationality": "TG"
          }
        }
      },
      "PassageAnswer": {
        "value": {
          "items": [
            {
              "mrn": "26TGLFW100000123J0",
              "id": "0b0e7b0c-5f55-5f4e-8f0e-0d8c6c9d2f11",
              "receipt": "eyJzZW5kZXIiOiJURyJ9",
              "receiptSignature": "MIIB"
            }
          ]
        }
      },
      "ParkedAct": {
        "value": {
          "reason": "The receiver has mended its reader"
        }
      },
      "SetAsideAct": {
        "value": {
          "reason": "Version 1.4 no longer fails at it"
        }
      },
      "SetAsideActAnswer": {
        "value": {
          "outcome": "accepted",
          "logIndex": 52
        }
      },
      "ParkedActAnswer": {
        "value": {
          "outcome": "replayed",
          "logIndex": 41
        }
      },
      "CountryList": {
        "value": {
          "items": [
            {
              "code": "TG",
              "name": "Togo",
              "currency": "XOF",
              "timeZone": "Africa/Lome",
              "validFrom": "2026-01-01",
              "connection": "full",
              "workingDays": [1, 2, 3, 4, 5],
              "holidays": ["2026-04-27"]
            }
          ]
        }
      },
      "AgreementList": {
        "value": {
          "items": [
            {
              "id": "TG-BF-NE",
              "countries": ["TG", "BF", "NE"],
              "regimes": ["isrt", "ecowas2021"],
              "modes": ["3"],
              "validFrom": "2026-01-01",
              "dischargeMode": "by-departure",
              "guaranteeTypes": ["1", "2", "9"],
              "corridors": [
                {
                  "offices": ["TGCNK001", "BFCNK001"]
                },
                {
                  "offices": ["BFKAN001", "NETOR001"]
                }
              ],
              "timers": [
                {
                  "name": "T_results",
                  "value": 2,
                  "unit": "working-days"
                }
              ]
            }
          ]
        }
      },
      "AuthorisationList": {
        "value": {
          "items": [
            {
              "reference": "TGACE0001872",
              "type": "C521",
              "holder": {
                "scheme": "NIF",
                "id": "1000123456",
                "name": "Sahel Transit",
                "party": "TG/sahel-transit"
              },
              "offices": ["TGLFW001"],
              "validFrom": "2026-01-01",
              "validTo": "2028-12-31",
              "scope": {
                "countries": ["TG", "BF", "NE"],
                "regimes": ["isrt", "ecowas2021"],
                "except": ["2402", "36"]
              }
            }
          ]
        }
      },
      "AuthorisationImport": {
        "value": {
          "items": [
            {
              "reference": "BFACE0000417",
              "type": "C522",
              "holder": {
                "scheme": "IFU",
                "id": "00012345A",
                "name": "Comptoir Fictif du Faso",
                "party": "BF/comptoir-faso"
              },
              "offices": ["BFOUA001"],
              "validFrom": "2026-01-01",
              "validTo": "2026-12-31"
            }
          ]
        }
      },
      "OfficeImport": {
        "value": {
          "items": [
            {
              "code": "TGCNK001",
              "country": "TG",
              "name": "Cinkassé",
              "roles": ["transit"],
              "kind": "joint-border-post",
              "timeZone": "Africa/Lome",
              "pairs": ["BFCNK001"],
              "jointPost": true,
              "validFrom": "2026-01-01",
              "connection": "full",
              "hours": [
                {
                  "days": [1, 2, 3, 4, 5, 6, 7],
                  "from": "06:00",
                  "to": "22:00"
                }
              ],
              "languages": ["fr"]
            }
          ]
        }
      },
      "CountryImport": {
        "value": {
          "items": [
            {
              "code": "TG",
              "name": "Togo",
              "currency": "XOF",
              "timeZone": "Africa/Lome",
              "validFrom": "2026-01-01",
              "connection": "full",
              "workingDays": [1, 2, 3, 4, 5],
              "holidays": ["2026-04-27"]
            }
          ]
        }
      },
      "AgreementImport": {
        "value": {
          "items": [
            {
              "id": "TG-BF-NE",
              "countries": ["TG", "BF", "NE"],
              "regimes": ["isrt", "ecowas2021"],
              "modes": ["3"],
              "validFrom": "2026-01-01",
              "dischargeMode": "by-departure",
              "guaranteeTypes": ["1", "2", "9"],
              "corridors": [
                {
                  "offices": ["TGCNK001", "BFCNK001"]
                },
                {
                  "offices": ["BFKAN001", "NETOR001"]
                }
              ],
              "timers": [
                {
                  "name": "T_results",
                  "value": 2,
                  "unit": "working-days"
                }
              ]
            }
          ]
        }
      },
      "CodelistImport": {
        "value": {
          "items": [
            {
              "code": "BG",
              "validTo": "2026-12-31"
            }
          ]
        }
      },
      "SandboxClock": {
        "value": {
          "now": "2026-07-01T08:00:00+00:00"
        }
      },
      "SandboxClockAnswer": {
        "value": {
          "mode": "manual",
          "now": "2026-07-01T08:00:00.000Z"
        }
      },
      "Suspension": {
        "value": {
          "reason": "Border closed by order of 1 June",
          "from": "2026-06-02"
        }
      },
      "RegistryChanged": {
        "value": {
          "version": "42",
          "dryRun": false,
          "changes": [
            {
              "key": "BG",
              "change": "closed",
              "before": {
                "code": "BG",
                "validFrom": "2015-01-01",
                "labels": {
                  "en": "Bag",
                  "fr": "Sac",
                  "pt": "Saco"
                }
              },
              "after": {
                "code": "BG",
                "validFrom": "2015-01-01",
                "validTo": "2026-12-31",
                "labels": {
                  "en": "Bag",
                  "fr": "Sac",
                  "pt": "Saco"
                }
              }
            }
          ]
        }
      },
      "RegistryChangePage": {
        "value": {
          "items": [
            {
              "version": "42",
              "subject": "codelists/package-types",
              "operator": "operator of Lomé",
              "reason": "Order 12 of 2026",
              "digest": "sha256:6b29393653f1e7ec3c4dc359d9288ebb7b572f117062474c2f099bb12eba1cfa",
              "at": "2026-06-01T08:00:00.000Z",
              "changes": [
                {
                  "key": "BG",
                  "change": "closed",
                  "before": {
                    "code": "BG",
                    "validFrom": "2015-01-01",
                    "labels": {
                      "en": "Bag",
                      "fr": "Sac",
                      "pt": "Saco"
                    }
                  },
                  "after": {
                    "code": "BG",
                    "validFrom": "2015-01-01",
                    "validTo": "2026-12-31",
                    "labels": {
                      "en": "Bag",
                      "fr": "Sac",
                      "pt": "Saco"
                    }
                  }
                }
              ]
            }
          ]
        }
      },
      "CodelistIndex": {
        "value": {
          "version": "42",
          "items": [
            {
              "name": "regimes",
              "source": "Conventions and agreements of West and Central Africa",
              "labels": {
                "en": "Transit regimes",
                "fr": "Régimes de transit",
                "pt": "Regimes de trânsito"
              },
              "languages": ["en", "fr", "pt"],
              "code": "^[a-z0-9]{2,20}$",
              "fields": {},
              "closed": true,
              "codes": 9
            }
          ]
        }
      },
      "FollowUp": {
        "value": {
          "mrn": "26TGLFW100000123J0",
          "state": "in-transit",
          "departureOffice": "TGLFW001",
          "destinationOffice": "BFOUA001",
          "releasedAt": "2026-03-02T10:00:00Z",
          "limitAt": "2026-03-10T18:00:00Z",
          "offices": [
            {
              "office": "TGLFW001",
              "name": "Port de Lomé",
              "role": "departure",
              "passedAt": "2026-03-02T10:00:00Z"
            },
            {
              "office": "TGCNK001",
              "name": "Cinkassé",
              "role": "exit",
              "passedAt": "2026-03-04T13:00:00Z"
            },
            {
              "office": "BFCNK001",
              "name": "Cinkassé",
              "role": "entry",
              "passedAt": "2026-03-04T15:00:00Z"
            },
            {
              "office": "BFOUA001",
              "name": "Ouagadougou",
              "role": "destination"
            }
          ]
        }
      },
      "ExchangeRateList": {
        "value": {
          "items": [
            {
              "from": "GHS",
              "to": "XOF",
              "rate": "39.5",
              "validFrom": "2026-05-01",
              "source": "BCEAO"
            }
          ]
        }
      },
      "ExchangeRateImport": {
        "value": {
          "items": [
            {
              "from": "GHS",
              "to": "XOF",
              "rate": "39.5",
              "validFrom": "2026-05-01",
              "source": "BCEAO"
            }
          ]
        }
      },
      "ContributionTableList": {
        "value": {
          "items": [
            {
              "id": "FGT",
              "regime": "isrt",
              "validFrom": "2026-01-01",
              "rate": "0.5",
              "base": "cif",
              "collector": "TG/fonds-garantie",
              "shares": [
                {
                  "country": "TG",
                  "guarantor": "TG/fonds-garantie",
                  "parts": 1
                },
                {
                  "country": "BF",
                  "guarantor": "BF/fonds-garantie",
                  "parts": 1
                }
              ]
            }
          ]
        }
      },
      "ContributionTableImport": {
        "value": {
          "items": [
            {
              "id": "FGT",
              "regime": "isrt",
              "validFrom": "2026-01-01",
              "rate": "0.5",
              "base": "cif",
              "collector": "TG/fonds-garantie",
              "shares": [
                {
                  "country": "TG",
                  "guarantor": "TG/fonds-garantie",
                  "parts": 1
                },
                {
                  "country": "BF",
                  "guarantor": "BF/fonds-garantie",
                  "parts": 1
                }
              ]
            }
          ]
        }
      }
    },
    "schemas": {
      "HubErrorCode": {
        "type": "string",
        "description": "Error code.",
        "enum": [
          "too-large",
          "content-type",
          "import-type",
          "quota",
          "bad-request",
          "parameter",
          "uri-too-long",
          "expectation",
          "request-timeout",
          "headers-too-large",
          "method-not-allowed",
          "not-acceptable",
          "message-id-mismatch",
          "message-type-mismatch",
          "unauthenticated",
          "forbidden",
          "signature-missing",
          "signature-invalid",
          "signature-wrong-signer",
          "certificate-expired",
          "certificate-revoked",
          "certificate-not-trusted",
          "certificate-wrong-usage",
          "sender-not-caller",
          "type-not-allowed",
          "52",
          "53",
          "54",
          "55",
          "56",
          "57",
          "12",
          "13",
          "14",
          "15",
          "35",
          "39",
          "40",
          "50",
          "51",
          "93",
          "26",
          "90",
          "92",
          "internal",
          "unavailable",
          "not-found",
          "not-released",
          "channel-is-amqp",
          "channel-is-inbox",
          "channel-is-webhook",
          "channel-is-none",
          "reason-required",
          "second-operator-required",
          "already-decided",
          "already-retried",
          "not-kept",
          "already-exists",
          "clock-backwards"
        ]
      },
      "MessageToHub": {
        "description": "A message somebody sends to the hub; type tells which.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/TransitDeclaration"
          },
          {
            "$ref": "#/components/schemas/DeclarationAmendment"
          },
          {
            "$ref": "#/components/schemas/Cancellation"
          },
          {
            "$ref": "#/components/schemas/ControlDecision"
          },
          {
            "$ref": "#/components/schemas/GuaranteeUseResult"
          },
          {
            "$ref": "#/components/schemas/NoRelease"
          },
          {
            "$ref": "#/components/schemas/ReleaseForTransit"
          },
          {
            "$ref": "#/components/schemas/BorderExitNotice"
          },
          {
            "$ref": "#/components/schemas/BorderEntryNotice"
          },
          {
            "$ref": "#/components/schemas/BorderEntryRefusal"
          },
          {
            "$ref": "#/components/schemas/ArrivalNotification"
          },
          {
            "$ref": "#/components/schemas/ArrivalAdvice"
          },
          {
            "$ref": "#/components/schemas/UnloadingPermission"
          },
          {
            "$ref": "#/components/schemas/UnloadingRemarks"
          },
          {
            "$ref": "#/components/schemas/ControlResults"
          },
          {
            "$ref": "#/components/schemas/DiscrepancyResolution"
          },
          {
            "$ref": "#/components/schemas/Discharge"
          },
          {
            "$ref": "#/components/schemas/DiversionRequest"
          },
          {
            "$ref": "#/components/schemas/DiversionResponse"
          },
          {
            "$ref": "#/components/schemas/TimeLimitExtension"
          },
          {
            "$ref": "#/components/schemas/Transhipment"
          },
          {
            "$ref": "#/components/schemas/IncidentNotice"
          },
          {
            "$ref": "#/components/schemas/SealChange"
          },
          {
            "$ref": "#/components/schemas/EnRouteEnd"
          },
          {
            "$ref": "#/components/schemas/EnquiryRequest"
          },
          {
            "$ref": "#/components/schemas/EnquiryResponse"
          },
          {
            "$ref": "#/components/schemas/RecoveryNotice"
          },
          {
            "$ref": "#/components/schemas/RecoveryTransfer"
          },
          {
            "$ref": "#/components/schemas/RecoveryTransferResponse"
          },
          {
            "$ref": "#/components/schemas/RecoverySettlement"
          },
          {
            "$ref": "#/components/schemas/ClaimWithdrawal"
          },
          {
            "$ref": "#/components/schemas/GuaranteeRegistration"
          },
          {
            "$ref": "#/components/schemas/PaymentNotice"
          },
          {
            "$ref": "#/components/schemas/Alert"
          },
          {
            "$ref": "#/components/schemas/TrainManifest"
          },
          {
            "$ref": "#/components/schemas/TrackingEvent"
          },
          {
            "$ref": "#/components/schemas/StatusRequest"
          },
          {
            "$ref": "#/components/schemas/AvailabilityNotice"
          },
          {
            "$ref": "#/components/schemas/DeliveryReport"
          }
        ],
        "discriminator": {
          "propertyName": "type",
          "mapping": {
            "transit-declaration": "#/components/schemas/TransitDeclaration",
            "declaration-amendment": "#/components/schemas/DeclarationAmendment",
            "cancellation": "#/components/schemas/Cancellation",
            "control-decision": "#/components/schemas/ControlDecision",
            "guarantee-use-result": "#/components/schemas/GuaranteeUseResult",
            "no-release": "#/components/schemas/NoRelease",
            "release-for-transit": "#/components/schemas/ReleaseForTransit",
            "border-exit-notice": "#/components/schemas/BorderExitNotice",
            "border-entry-notice": "#/components/schemas/BorderEntryNotice",
            "border-entry-refusal": "#/components/schemas/BorderEntryRefusal",
            "arrival-notification": "#/components/schemas/ArrivalNotification",
            "arrival-advice": "#/components/schemas/ArrivalAdvice",
            "unloading-permission": "#/components/schemas/UnloadingPermission",
            "unloading-remarks": "#/components/schemas/UnloadingRemarks",
            "control-results": "#/components/schemas/ControlResults",
            "discrepancy-resolution": "#/components/schemas/DiscrepancyResolution",
            "discharge": "#/components/schemas/Discharge",
            "diversion-request": "#/components/schemas/DiversionRequest",
            "diversion-response": "#/components/schemas/DiversionResponse",
            "time-limit-extension": "#/components/schemas/TimeLimitExtension",
            "transhipment": "#/components/schemas/Transhipment",
            "incident-notice": "#/components/schemas/IncidentNotice",
            "seal-change": "#/components/schemas/SealChange",
            "en-route-end": "#/components/schemas/EnRouteEnd",
            "enquiry-request": "#/components/schemas/EnquiryRequest",
            "enquiry-response": "#/components/schemas/EnquiryResponse",
            "recovery-notice": "#/components/schemas/RecoveryNotice",
            "recovery-transfer": "#/components/schemas/RecoveryTransfer",
            "recovery-transfer-response": "#/components/schemas/RecoveryTransferResponse",
            "recovery-settlement": "#/components/schemas/RecoverySettlement",
            "claim-withdrawal": "#/components/schemas/ClaimWithdrawal",
            "guarantee-registration": "#/components/schemas/GuaranteeRegistration",
            "payment-notice": "#/components/schemas/PaymentNotice",
            "alert": "#/components/schemas/Alert",
            "train-manifest": "#/components/schemas/TrainManifest",
            "tracking-event": "#/components/schemas/TrackingEvent",
            "status-request": "#/components/schemas/StatusRequest",
            "availability-notice": "#/components/schemas/AvailabilityNotice",
            "delivery-report": "#/components/schemas/DeliveryReport"
          }
        }
      },
      "AnyMessage": {
        "description": "Any message of the catalogue; type tells which.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/TransitDeclaration"
          },
          {
            "$ref": "#/components/schemas/DeclarationAmendment"
          },
          {
            "$ref": "#/components/schemas/Cancellation"
          },
          {
            "$ref": "#/components/schemas/ControlDecision"
          },
          {
            "$ref": "#/components/schemas/GuaranteeUse"
          },
          {
            "$ref": "#/components/schemas/GuaranteeUseResult"
          },
          {
            "$ref": "#/components/schemas/GuaranteeNotValid"
          },
          {
            "$ref": "#/components/schemas/NoRelease"
          },
          {
            "$ref": "#/components/schemas/ReleaseForTransit"
          },
          {
            "$ref": "#/components/schemas/AnticipatedTransitRecord"
          },
          {
            "$ref": "#/components/schemas/AnticipatedArrivalRecord"
          },
          {
            "$ref": "#/components/schemas/BorderExitNotice"
          },
          {
            "$ref": "#/components/schemas/BorderEntryNotice"
          },
          {
            "$ref": "#/components/schemas/BorderEntryRefusal"
          },
          {
            "$ref": "#/components/schemas/ArrivalNotification"
          },
          {
            "$ref": "#/components/schemas/ArrivalAdvice"
          },
          {
            "$ref": "#/components/schemas/UnloadingPermission"
          },
          {
            "$ref": "#/components/schemas/UnloadingRemarks"
          },
          {
            "$ref": "#/components/schemas/ControlResults"
          },
          {
            "$ref": "#/components/schemas/DiscrepancyResolution"
          },
          {
            "$ref": "#/components/schemas/Discharge"
          },
          {
            "$ref": "#/components/schemas/RecordClosure"
          },
          {
            "$ref": "#/components/schemas/DiversionRequest"
          },
          {
            "$ref": "#/components/schemas/DiversionResponse"
          },
          {
            "$ref": "#/components/schemas/TimeLimitExtension"
          },
          {
            "$ref": "#/components/schemas/Transhipment"
          },
          {
            "$ref": "#/components/schemas/IncidentNotice"
          },
          {
            "$ref": "#/components/schemas/SealChange"
          },
          {
            "$ref": "#/components/schemas/EnRouteEnd"
          },
          {
            "$ref": "#/components/schemas/EnquiryRequest"
          },
          {
            "$ref": "#/components/schemas/EnquiryResponse"
          },
          {
            "$ref": "#/components/schemas/RecoveryNotice"
          },
          {
            "$ref": "#/components/schemas/RecoveryTransfer"
          },
          {
            "$ref": "#/components/schemas/RecoveryTransferResponse"
          },
          {
            "$ref": "#/components/schemas/RecoverySettlement"
          },
          {
            "$ref": "#/components/schemas/ClaimWithdrawal"
          },
          {
            "$ref": "#/components/schemas/GuaranteeRegistration"
          },
          {
            "$ref": "#/components/schemas/GuaranteeRelease"
          },
          {
            "$ref": "#/components/schemas/PaymentNotice"
          },
          {
            "$ref": "#/components/schemas/OverdueNotice"
          },
          {
            "$ref": "#/components/schemas/Alert"
          },
          {
            "$ref": "#/components/schemas/TrainManifest"
          },
          {
            "$ref": "#/components/schemas/TrackingEvent"
          },
          {
            "$ref": "#/components/schemas/StatusRequest"
          },
          {
            "$ref": "#/components/schemas/StatusResponse"
          },
          {
            "$ref": "#/components/schemas/AvailabilityNotice"
          },
          {
            "$ref": "#/components/schemas/DeliveryReport"
          },
          {
            "$ref": "#/components/schemas/Acknowledgement"
          },
          {
            "$ref": "#/components/schemas/FunctionalError"
          },
          {
            "$ref": "#/components/schemas/TechnicalError"
          }
        ],
        "discriminator": {
          "propertyName": "type",
          "mapping": {
            "transit-declaration": "#/components/schemas/TransitDeclaration",
            "declaration-amendment": "#/components/schemas/DeclarationAmendment",
            "cancellation": "#/components/schemas/Cancellation",
            "control-decision": "#/components/schemas/ControlDecision",
            "guarantee-use": "#/components/schemas/GuaranteeUse",
            "guarantee-use-result": "#/components/schemas/GuaranteeUseResult",
            "guarantee-not-valid": "#/components/schemas/GuaranteeNotValid",
            "no-release": "#/components/schemas/NoRelease",
            "release-for-transit": "#/components/schemas/ReleaseForTransit",
            "anticipated-transit-record": "#/components/schemas/AnticipatedTransitRecord",
            "anticipated-arrival-record": "#/components/schemas/AnticipatedArrivalRecord",
            "border-exit-notice": "#/components/schemas/BorderExitNotice",
            "border-entry-notice": "#/components/schemas/BorderEntryNotice",
            "border-entry-refusal": "#/components/schemas/BorderEntryRefusal",
            "arrival-notification": "#/components/schemas/ArrivalNotification",
            "arrival-advice": "#/components/schemas/ArrivalAdvice",
            "unloading-permission": "#/components/schemas/UnloadingPermission",
            "unloading-remarks": "#/components/schemas/UnloadingRemarks",
            "control-results": "#/components/schemas/ControlResults",
            "discrepancy-resolution": "#/components/schemas/DiscrepancyResolution",
            "discharge": "#/components/schemas/Discharge",
            "record-closure": "#/components/schemas/RecordClosure",
            "diversion-request": "#/components/schemas/DiversionRequest",
            "diversion-response": "#/components/schemas/DiversionResponse",
            "time-limit-extension": "#/components/schemas/TimeLimitExtension",
            "transhipment": "#/components/schemas/Transhipment",
            "incident-notice": "#/components/schemas/IncidentNotice",
            "seal-change": "#/components/schemas/SealChange",
            "en-route-end": "#/components/schemas/EnRouteEnd",
            "enquiry-request": "#/components/schemas/EnquiryRequest",
            "enquiry-response": "#/components/schemas/EnquiryResponse",
            "recovery-notice": "#/components/schemas/RecoveryNotice",
            "recovery-transfer": "#/components/schemas/RecoveryTransfer",
            "recovery-transfer-response": "#/components/schemas/RecoveryTransferResponse",
            "recovery-settlement": "#/components/schemas/RecoverySettlement",
            "claim-withdrawal": "#/components/schemas/ClaimWithdrawal",
            "guarantee-registration": "#/components/schemas/GuaranteeRegistration",
            "guarantee-release": "#/components/schemas/GuaranteeRelease",
            "payment-notice": "#/components/schemas/PaymentNotice",
            "overdue-notice": "#/components/schemas/OverdueNotice",
            "alert": "#/components/schemas/Alert",
            "train-manifest": "#/components/schemas/TrainManifest",
            "tracking-event": "#/components/schemas/TrackingEvent",
            "status-request": "#/components/schemas/StatusRequest",
            "status-response": "#/components/schemas/StatusResponse",
            "availability-notice": "#/components/schemas/AvailabilityNotice",
            "delivery-report": "#/components/schemas/DeliveryReport",
            "acknowledgement": "#/components/schemas/Acknowledgement",
            "functional-error": "#/components/schemas/FunctionalError",
            "technical-error": "#/components/schemas/TechnicalError"
          }
        }
      },
      "Receipt": {
        "type": "object",
        "description": "The hub's signed word that a message is durably accepted. Stored in the transaction that accepts it, never made again: a repeat gets the same bytes. The detached CMS in the header Corridor-Signature is over exactly these bytes.",
        "additionalProperties": false,
        "required": ["sender", "id", "type", "digest", "logIndex", "acceptedAt", "status"],
        "properties": {
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the message."
          },
          "type": {
            "type": "string",
            "description": "Type of the message."
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement; of a declaration that asked for one, the MRN the hub gave."
          },
          "digest": {
            "type": "string",
            "description": "SHA-256 of the received bytes.",
            "pattern": "^sha256:[0-9a-f]{64}$"
          },
          "logIndex": {
            "$ref": "#/components/schemas/LogIndex",
            "description": "Leaf of the acceptance in the log."
          },
          "acceptedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it was accepted, UTC."
          },
          "status": {
            "type": "string",
            "description": "What acceptance did: applied; recorded without change of state; held until what it awaits has come; unmatched, since no such movement is known; contradiction of what the hub believes.",
            "enum": ["applied", "recorded", "held", "unmatched", "contradiction"]
          },
          "awaits": {
            "type": "string",
            "description": "For held: the type of the message it waits for."
          },
          "warnings": {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/components/schemas/ReceiptWarning"
            },
            "description": "What the sender should look at although the message is accepted."
          }
        }
      },
      "ReceiptWarning": {
        "type": "object",
        "description": "One thing odd about an accepted message.",
        "additionalProperties": false,
        "required": ["code", "text"],
        "properties": {
          "code": {
            "type": "string",
            "description": "Code of the list receipt-warnings.",
            "pattern": "^[a-z][a-z-]{1,30}$"
          },
          "text": {
            "type": "string",
            "description": "The same in words, in the party's registered language."
          },
          "pointer": {
            "type": "string",
            "description": "JSON pointer (RFC 6901) to the place in the message it is about."
          }
        }
      },
      "Finding": {
        "type": "object",
        "description": "One thing found wrong, and where.",
        "additionalProperties": false,
        "required": ["code", "pointer", "message"],
        "properties": {
          "code": {
            "$ref": "#/components/schemas/HubErrorCode"
          },
          "rule": {
            "type": "string",
            "description": "Business rule that is broken."
          },
          "pointer": {
            "type": "string",
            "description": "JSON pointer (RFC 6901) into the message, the same for XML; empty for the whole."
          },
          "value": {
            "type": "string",
            "description": "The value found, cut short, what is not seen and blanks at its edges written as escapes, as in \\u202e."
          },
          "expected": {
            "type": "string",
            "description": "What would be right."
          },
          "line": {
            "type": "integer",
            "minimum": 1,
            "description": "Line in the received text, from 1."
          },
          "column": {
            "type": "integer",
            "minimum": 1,
            "description": "Column in the received text, from 1, in UTF-16 units."
          },
          "xpath": {
            "type": "string",
            "description": "The same place as an XPath into a message in XML, its elements without prefix in the namespace of messages."
          },
          "message": {
            "type": "string",
            "description": "The finding in words, in the language asked for."
          }
        }
      },
      "Problem": {
        "type": "object",
        "description": "RFC 9457 problem. Texts follow Accept-Language: en, fr, pt.",
        "additionalProperties": false,
        "required": ["type", "title", "status", "detail", "code", "errors"],
        "properties": {
          "type": {
            "type": "string",
            "description": "The error as a URN.",
            "pattern": "^urn:corridor:error:[a-z0-9-]+$"
          },
          "title": {
            "type": "string",
            "description": "What is wrong."
          },
          "status": {
            "type": "integer",
            "minimum": 400,
            "maximum": 599,
            "description": "The HTTP status."
          },
          "detail": {
            "type": "string",
            "description": "What is wrong here; with several findings, the first and how many more."
          },
          "code": {
            "$ref": "#/components/schemas/HubErrorCode"
          },
          "errors": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Finding"
            },
            "description": "All findings at once: up to 100 of the schema, up to 999 of rules. A list as long as that may have been cut."
          }
        }
      },
      "Delivery": {
        "type": "object",
        "description": "One message on its way to one receiver.",
        "additionalProperties": false,
        "required": ["receiver", "logIndex", "state", "attempts"],
        "properties": {
          "receiver": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "logIndex": {
            "$ref": "#/components/schemas/LogIndex",
            "description": "Leaf of the effect; rises per movement at every receiver."
          },
          "state": {
            "type": "string",
            "description": "waiting behind a named predecessor, ready, in flight, delivered, parked with a reason, or discarded by two operators.",
            "enum": ["waiting", "ready", "in-flight", "delivered", "parked", "discarded"]
          },
          "attempts": {
            "type": "integer",
            "minimum": 0,
            "description": "How often it was handed to the channel."
          },
          "sentAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it was last handed over."
          },
          "deliveredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the receiver's report closed it."
          },
          "reason": {
            "type": "string",
            "description": "Why it is parked; of what is delivered, what the receiver remarked: unmapped when his system has no form for it."
          }
        }
      },
      "Message": {
        "type": "object",
        "description": "The envelope of one message.",
        "additionalProperties": false,
        "required": [
          "sender",
          "id",
          "type",
          "contentType",
          "digest",
          "channel",
          "receivedAt",
          "verdict",
          "status",
          "httpStatus",
          "logIndex",
          "decidedAt",
          "deliveries"
        ],
        "properties": {
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "type": {
            "type": "string",
            "description": "Type of the message."
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "contentType": {
            "type": "string",
            "description": "Of the received bytes.",
            "enum": ["application/json", "application/xml"]
          },
          "digest": {
            "type": "string",
            "description": "SHA-256 of the bytes.",
            "pattern": "^sha256:[0-9a-f]{64}$"
          },
          "channel": {
            "type": "string",
            "description": "How it came in; hub: the hub made it.",
            "enum": ["http", "amqp", "hub"]
          },
          "receivedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it came in, UTC."
          },
          "verdict": {
            "type": "string",
            "description": "What was decided."
          },
          "status": {
            "type": "string",
            "description": "What acceptance did, or the code of the refusal."
          },
          "httpStatus": {
            "type": "integer",
            "minimum": 100,
            "description": "Status of the first answer."
          },
          "logIndex": {
            "$ref": "#/components/schemas/LogIndex"
          },
          "decidedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it was decided, UTC."
          },
          "deliveries": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Delivery"
            },
            "description": "Where it went; a party sees its own and those of what it sent."
          },
          "closure": {
            "$ref": "#/components/schemas/ClosureProgress",
            "description": "Of an availability notice that something is closed or limited, for its sender and operators: how far it is told to the movements heading there."
          }
        }
      },
      "ClosureProgress": {
        "type": "object",
        "description": "How far a closure is told to the movements heading there.",
        "additionalProperties": false,
        "required": ["state", "concerned", "diverted", "referred"],
        "properties": {
          "state": {
            "type": "string",
            "enum": ["open", "done", "over"],
            "description": "open: movements are being told; done: all are; over: a later notice on the place came first."
          },
          "concerned": {
            "type": "integer",
            "minimum": 0,
            "description": "Movements told so far."
          },
          "diverted": {
            "type": "integer",
            "minimum": 0,
            "description": "Of these, diverted to the alternative by rule."
          },
          "referred": {
            "type": "integer",
            "minimum": 0,
            "description": "Of these, referred to departure."
          }
        }
      },
      "Passage": {
        "type": "object",
        "description": "One passage of the goods as first seen.",
        "additionalProperties": false,
        "required": ["office", "occurredAt", "occurredPrecision", "by"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office"
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision"
          },
          "by": {
            "$ref": "#/components/schemas/MessageReference",
            "description": "The message that said so."
          },
          "sealState": {
            "$ref": "#/components/schemas/SealState"
          },
          "vehicle": {
            "type": "string",
            "description": "The vehicle seen. For parties of the movement only."
          },
          "seals": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Number of a seal."
            },
            "description": "Seals the officer named, else those the goods bore as far as known. For parties of the movement only."
          }
        }
      },
      "MessageReference": {
        "type": "object",
        "description": "A message, by its sender and id.",
        "additionalProperties": false,
        "required": ["sender", "id"],
        "properties": {
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "id": {
            "$ref": "#/components/schemas/Uuid"
          }
        }
      },
      "MovementLeg": {
        "type": "object",
        "description": "One country of the itinerary, and what happened there.",
        "additionalProperties": false,
        "required": ["index", "country", "mode", "connection"],
        "properties": {
          "index": {
            "type": "integer",
            "minimum": 0,
            "description": "Position on the itinerary, from 0."
          },
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "entryOffice": {
            "$ref": "#/components/schemas/Office"
          },
          "exitOffice": {
            "$ref": "#/components/schemas/Office"
          },
          "mode": {
            "$ref": "#/components/schemas/Mode"
          },
          "connection": {
            "$ref": "#/components/schemas/Connection"
          },
          "entryConnection": {
            "$ref": "#/components/schemas/Connection",
            "description": "How its office of entry is reached, where that is not how the leg is."
          },
          "exitConnection": {
            "$ref": "#/components/schemas/Connection",
            "description": "How its office of exit is reached, where that is not how the leg is."
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Time limit of the leg."
          },
          "estimatedEntryAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Expected entry."
          },
          "entered": {
            "$ref": "#/components/schemas/Passage"
          },
          "exited": {
            "$ref": "#/components/schemas/Passage"
          },
          "returned": {
            "$ref": "#/components/schemas/Passage"
          },
          "implied": {
            "type": "boolean",
            "description": "The goods must have passed, since they were seen further on; nobody has reported it yet."
          },
          "exitMissing": {
            "type": "boolean",
            "description": "Entered the next country without an exit reported."
          },
          "refused": {
            "$ref": "#/components/schemas/RefusedEntry",
            "description": "Its office of entry did not let the goods in."
          }
        }
      },
      "RefusedEntry": {
        "type": "object",
        "description": "An office of entry did not let the goods in.",
        "additionalProperties": false,
        "required": ["office", "occurredAt", "reason", "by"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office"
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When, by the clock of the place."
          },
          "reason": {
            "type": "string",
            "description": "Code of the reason."
          },
          "by": {
            "$ref": "#/components/schemas/MessageReference",
            "description": "The message that said so."
          }
        }
      },
      "MovementGuarantee": {
        "type": "object",
        "description": "What the movement takes from one guarantee.",
        "additionalProperties": false,
        "required": ["grn", "amount", "currency", "state"],
        "properties": {
          "grn": {
            "type": "string",
            "description": "Guarantee reference number; TIR- and the number for a TIR carnet, empty for guarantees without reference.",
            "pattern": "^([0-9]{2}[A-Z]{2}[A-Z0-9]{12}[0-9]([A-Z][0-9]{6})?|TIR-.{1,35})?$"
          },
          "amount": {
            "$ref": "#/components/schemas/Amount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "state": {
            "type": "string",
            "description": "State of the line.",
            "enum": [
              "pending",
              "reserved",
              "in-use",
              "released",
              "cancelled",
              "lapsed",
              "claimed",
              "settled",
              "refused"
            ]
          },
          "conversion": {
            "$ref": "#/components/schemas/Conversion"
          },
          "reason": {
            "type": "string",
            "description": "Why a refused line was refused, by the code list guarantee-refusals; absent where another line was the cause."
          }
        }
      },
      "Timer": {
        "type": "object",
        "description": "An open timer.",
        "additionalProperties": false,
        "required": ["timer", "number", "startedAt"],
        "properties": {
          "timer": {
            "type": "string",
            "description": "Its name, for instance T_limit."
          },
          "number": {
            "type": "integer",
            "minimum": 1,
            "description": "Its number among all timers of the movement; its firing stands in the timeline as <timer>/<number>."
          },
          "startedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Since when it runs, UTC."
          },
          "dueAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it fires, UTC, the outages and closures known now left out; absent while paused."
          },
          "paused": {
            "type": "boolean",
            "description": "It stands still: an outage or closure is on whose end nobody knows."
          },
          "leg": {
            "type": "integer",
            "minimum": 0,
            "description": "Index of the leg it watches."
          },
          "grn": {
            "$ref": "#/components/schemas/Grn",
            "description": "The guarantee it waits on."
          }
        }
      },
      "Movement": {
        "type": "object",
        "description": "One movement: where the goods are, what is being done about them, and what secures them.",
        "additionalProperties": false,
        "required": ["mrn", "state", "version", "procedures", "flags", "legs", "guarantees", "timers", "held"],
        "properties": {
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "state": {
            "type": "string",
            "description": "Where the goods are.",
            "enum": [
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
            ]
          },
          "version": {
            "type": "integer",
            "minimum": 0,
            "description": "Version of the declaration."
          },
          "procedures": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Open procedure.",
              "enum": ["enquiry", "diversion", "recovery", "stop"]
            },
            "description": "What is being done; none of it blocks facts."
          },
          "flags": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Flag.",
              "enum": ["late", "nonConform", "exitMissing", "implied", "underSecured", "contradiction", "overdrawn"]
            },
            "description": "What is remarkable."
          },
          "legs": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/MovementLeg"
            },
            "description": "The itinerary in order."
          },
          "guarantees": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/MovementGuarantee"
            },
            "description": "Lines on guarantees."
          },
          "timers": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Timer"
            },
            "description": "Open timers."
          },
          "held": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/HeldMessage"
            },
            "description": "Messages accepted that wait for another one, in the order in which they came."
          },
          "contributions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/MovementContribution"
            },
            "description": "What it contributes to the guarantee funds, by table; absent where no table asks for anything."
          },
          "departure": {
            "$ref": "#/components/schemas/MovementEnd",
            "description": "Where it set out."
          },
          "destination": {
            "$ref": "#/components/schemas/MovementEnd",
            "description": "Where it ends, as diverted."
          },
          "regime": {
            "type": "string",
            "description": "Regime it was declared under."
          },
          "agreements": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Id of an agreement."
            },
            "description": "Agreements it rests on."
          },
          "dischargeMode": {
            "type": "string",
            "enum": ["by-departure", "automatic"],
            "description": "Who discharges: departure, or the hub by the agreement’s mandate."
          },
          "itineraryVersion": {
            "type": "integer",
            "minimum": 0,
            "description": "Raised by every change of the itinerary."
          },
          "diverted": {
            "type": "boolean",
            "description": "The goods go, or have come, elsewhere than they set out for."
          },
          "declaredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it was declared."
          },
          "releasedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the goods were released for transit."
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "By when they have to arrive."
          },
          "arrivedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When they arrived."
          },
          "arrivedOffice": {
            "$ref": "#/components/schemas/Office",
            "description": "Where they arrived."
          },
          "results": {
            "$ref": "#/components/schemas/ControlAtDestination",
            "description": "Control at destination."
          },
          "resolution": {
            "$ref": "#/components/schemas/MovementResolution",
            "description": "How departure resolved the discrepancies."
          },
          "endings": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnRouteEnding",
              "description": "Goods that ended on the way."
            },
            "description": "What ended on the way."
          },
          "endedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the movement ended, UTC."
          },
          "enquiry": {
            "$ref": "#/components/schemas/OpenEnquiry",
            "description": "Whom the enquiry asks, while it is open."
          },
          "diversion": {
            "$ref": "#/components/schemas/OpenDiversion",
            "description": "The office that asked to take the goods over, while departure has not answered."
          },
          "recovery": {
            "$ref": "#/components/schemas/OpenRecovery",
            "description": "Who recovers the debt."
          },
          "stoppedBy": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PartyKey"
            },
            "description": "Who has set a stop that is not lifted."
          },
          "nationalRefs": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/NationalNumber",
              "description": "Number by which a country knows it."
            },
            "description": "National references. For its parties only."
          },
          "lot": {
            "$ref": "#/components/schemas/LotPlace",
            "description": "Its place among the vehicles of one national declaration. For its parties only."
          },
          "seals": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Number of a seal."
            },
            "description": "Seals on the goods now. For its parties only."
          },
          "vehicle": {
            "type": "string",
            "description": "Vehicle that carries them now. For its parties only."
          }
        }
      },
      "MovementEnd": {
        "type": "object",
        "description": "Where a movement begins or ends.",
        "additionalProperties": false,
        "required": ["country", "office"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "office": {
            "$ref": "#/components/schemas/Office"
          }
        }
      },
      "ControlAtDestination": {
        "type": "object",
        "description": "Control at destination.",
        "additionalProperties": false,
        "required": ["code", "date"],
        "properties": {
          "code": {
            "type": "string",
            "description": "A1 to B1."
          },
          "date": {
            "type": "string",
            "description": "Day of the control."
          }
        }
      },
      "MovementResolution": {
        "type": "object",
        "description": "How departure resolved the discrepancies.",
        "additionalProperties": false,
        "required": ["outcome", "date"],
        "properties": {
          "outcome": {
            "type": "string",
            "enum": ["solved", "unsolved"],
            "description": "Outcome."
          },
          "date": {
            "type": "string",
            "description": "Day of the resolution."
          }
        }
      },
      "EnRouteEnding": {
        "type": "object",
        "description": "Goods that ended on the way.",
        "additionalProperties": false,
        "required": ["outcome", "extent", "office", "occurredAt"],
        "properties": {
          "outcome": {
            "type": "string",
            "description": "What became of them."
          },
          "extent": {
            "type": "string",
            "enum": ["all", "items"],
            "description": "All goods or some items."
          },
          "office": {
            "$ref": "#/components/schemas/Office"
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When."
          }
        }
      },
      "OpenEnquiry": {
        "type": "object",
        "description": "Whom the enquiry asks, while it is open.",
        "additionalProperties": false,
        "required": ["stage", "asked", "respondBy"],
        "properties": {
          "stage": {
            "type": "string",
            "enum": ["holder", "office"],
            "description": "Holder of the procedure first, then the office."
          },
          "asked": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "respondBy": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Until when an answer is awaited."
          }
        }
      },
      "OpenDiversion": {
        "type": "object",
        "description": "The office that asked to take the goods over, while departure has not answered.",
        "additionalProperties": false,
        "required": ["office", "purpose"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office"
          },
          "purpose": {
            "type": "string",
            "enum": ["transit", "destination"],
            "description": "To let them through or to end the transit."
          },
          "request": {
            "$ref": "#/components/schemas/MessageReference",
            "description": "The request; absent when the arrival itself opened the procedure."
          }
        }
      },
      "OpenRecovery": {
        "type": "object",
        "description": "Who recovers the debt.",
        "additionalProperties": false,
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "claimant": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "payBy": {
            "type": "string",
            "description": "Until when the claim is to be paid."
          },
          "competent": {
            "$ref": "#/components/schemas/CompetentCountry",
            "description": "Country asked to take the recovery over."
          },
          "guarantors": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ClaimedGuarantor",
              "description": "Whom claims were addressed to."
            },
            "description": "The guarantors that claims were addressed to, for the countries where the debt arose."
          }
        }
      },
      "CompetentCountry": {
        "type": "object",
        "description": "Country asked to take the recovery over.",
        "additionalProperties": false,
        "required": ["country"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "accepted": {
            "type": "boolean",
            "description": "Whether it has agreed."
          }
        }
      },
      "ClaimedGuarantor": {
        "type": "object",
        "description": "Whom claims were addressed to.",
        "additionalProperties": false,
        "required": ["country", "guarantor"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "guarantor": {
            "$ref": "#/components/schemas/PartyKey"
          }
        }
      },
      "NationalNumber": {
        "type": "object",
        "description": "Number by which a country knows it.",
        "additionalProperties": false,
        "required": ["country", "reference"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "reference": {
            "type": "string",
            "description": "The number."
          }
        }
      },
      "LotPlace": {
        "type": "object",
        "description": "Its place among the vehicles of one national declaration. For its parties only.",
        "additionalProperties": false,
        "required": ["id", "index", "of"],
        "properties": {
          "id": {
            "type": "string",
            "description": "Id of the lot."
          },
          "index": {
            "type": "integer",
            "minimum": 1,
            "description": "Its number in the lot."
          },
          "of": {
            "type": "integer",
            "minimum": 1,
            "description": "How many there are."
          }
        }
      },
      "HeldMessage": {
        "type": "object",
        "description": "A message accepted before its time.",
        "additionalProperties": false,
        "required": ["sender", "id", "type", "awaits", "since", "occurredAt"],
        "properties": {
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Its id."
          },
          "type": {
            "type": "string",
            "description": "Type of the message."
          },
          "awaits": {
            "type": "string",
            "description": "Type of the message that has to come first."
          },
          "since": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Since when it waits, UTC."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When what it reports happened."
          }
        }
      },
      "DeclarationRevision": {
        "type": "object",
        "description": "One state of a declaration's content.",
        "additionalProperties": false,
        "required": ["version", "revision", "changedAt", "cause"],
        "properties": {
          "version": {
            "type": "integer",
            "minimum": 1,
            "description": "Version: raised by amendments."
          },
          "revision": {
            "type": "integer",
            "minimum": 1,
            "description": "Raised by everything that changes the content."
          },
          "changedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it was decided, UTC."
          },
          "cause": {
            "$ref": "#/components/schemas/RevisionCause",
            "description": "The message that made it."
          },
          "declaration": {
            "$ref": "#/components/schemas/Declaration"
          }
        }
      },
      "RevisionCause": {
        "type": "object",
        "description": "The message that made it.",
        "additionalProperties": false,
        "required": ["sender", "id", "type"],
        "properties": {
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "id": {
            "type": "string",
            "description": "Its id."
          },
          "type": {
            "type": "string",
            "description": "Its type."
          }
        }
      },
      "DeclarationHistory": {
        "type": "object",
        "description": "Every state of a declaration's content, oldest first.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DeclarationRevision"
            },
            "description": "The states."
          }
        }
      },
      "MovementPage": {
        "type": "object",
        "description": "Movements the caller is a party to.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Movement"
            },
            "description": "One page, in the order of the list."
          },
          "next": {
            "type": "string",
            "description": "Cursor of the next page, opaque; absent on the last."
          },
          "backTo": {
            "$ref": "#/components/schemas/LogIndex",
            "description": "With sort=recent: every movement asked for that the log touched from this index on is here, and there may be more that it touched before; absent where all are here."
          }
        }
      },
      "Effect": {
        "type": "object",
        "description": "What a leaf of the log changed.",
        "additionalProperties": true,
        "required": [],
        "properties": {
          "row": {
            "type": "string",
            "description": "Id of the row in the transition table."
          },
          "from": {
            "type": "string",
            "description": "State before."
          },
          "to": {
            "type": "string",
            "description": "State after."
          },
          "version": {
            "type": "integer",
            "minimum": 0,
            "description": "Version of the declaration after."
          },
          "flags": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Flag."
            },
            "description": "Flags set."
          },
          "legs": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EffectLeg",
              "description": "One leg touched."
            },
            "description": "Legs touched."
          },
          "entries": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EffectEntry",
              "description": "One entry."
            },
            "description": "Guarantee entries; only for administrations, the principal and operators."
          },
          "procedures": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Open procedure.",
              "enum": ["enquiry", "diversion", "recovery", "stop"]
            },
            "description": "Procedures open afterwards, when one was opened or closed."
          },
          "itineraryVersion": {
            "type": "integer",
            "minimum": 0,
            "description": "Version of the itinerary after, when it changed."
          },
          "warnings": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EffectWarning",
              "description": "One warning of the receipt."
            },
            "description": "What the receipt draws attention to."
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "The time limit, when it was set or changed."
          }
        }
      },
      "EffectLeg": {
        "type": "object",
        "description": "One leg touched.",
        "required": ["index", "set"],
        "properties": {
          "index": {
            "type": "integer",
            "minimum": 0,
            "description": "Leg."
          },
          "set": {
            "type": "string",
            "description": "What was set."
          }
        }
      },
      "EffectEntry": {
        "type": "object",
        "description": "One entry.",
        "required": ["grn", "from", "to", "amount", "currency"],
        "properties": {
          "grn": {
            "$ref": "#/components/schemas/Grn"
          },
          "line": {
            "type": "integer",
            "minimum": 0,
            "description": "Line."
          },
          "from": {
            "type": "string",
            "description": "Account."
          },
          "to": {
            "type": "string",
            "description": "Account."
          },
          "amount": {
            "$ref": "#/components/schemas/Amount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          }
        }
      },
      "EffectWarning": {
        "type": "object",
        "description": "One warning of the receipt.",
        "required": ["code", "pointer", "value", "received"],
        "properties": {
          "code": {
            "type": "string",
            "description": "Code of the list receipt-warnings."
          },
          "pointer": {
            "type": "string",
            "description": "JSON pointer (RFC 6901) into the message."
          },
          "value": {
            "type": "string",
            "description": "What stands there."
          },
          "received": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of receipt at the office."
          }
        }
      },
      "TimelineEntry": {
        "type": "object",
        "description": "One leaf of the log about a movement.",
        "additionalProperties": false,
        "required": ["logIndex", "kind", "deliveries"],
        "properties": {
          "logIndex": {
            "$ref": "#/components/schemas/LogIndex"
          },
          "kind": {
            "type": "string",
            "description": "What it records: a message, a refusal, the effect of a held message, a message made by the hub, the firing of a timer, an operator's act.",
            "enum": ["message", "refusal", "effect", "made", "timer", "act"]
          },
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "id": {
            "type": "string",
            "description": "Id of the message; of a refusal as it was given."
          },
          "type": {
            "type": "string",
            "description": "Type of the message."
          },
          "verdict": {
            "type": "string",
            "description": "What was decided."
          },
          "status": {
            "type": "string",
            "description": "What acceptance did."
          },
          "decidedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When, UTC."
          },
          "effect": {
            "$ref": "#/components/schemas/Effect"
          },
          "deliveries": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Delivery"
            },
            "description": "Where it went."
          }
        }
      },
      "Timeline": {
        "type": "object",
        "description": "Every leaf of the log about the movement, in order.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TimelineEntry"
            },
            "description": "All of them."
          }
        }
      },
      "FollowUpOffice": {
        "type": "object",
        "description": "An office of the way, and when the goods were reported there.",
        "additionalProperties": false,
        "required": ["office", "role"],
        "properties": {
          "office": {
            "$ref": "#/components/schemas/Office"
          },
          "name": {
            "type": "string",
            "description": "Its name."
          },
          "role": {
            "type": "string",
            "description": "What happens there.",
            "enum": ["departure", "exit", "entry", "destination"]
          },
          "passedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the goods were reported there; absent until then."
          }
        }
      },
      "FollowUp": {
        "type": "object",
        "description": "A movement as whoever holds the paper may see it.",
        "additionalProperties": false,
        "required": ["mrn", "state", "departureOffice", "destinationOffice", "releasedAt", "limitAt", "offices"],
        "properties": {
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "state": {
            "type": "string",
            "description": "Where the goods are.",
            "enum": [
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
            ]
          },
          "departureOffice": {
            "$ref": "#/components/schemas/Office"
          },
          "destinationOffice": {
            "$ref": "#/components/schemas/Office"
          },
          "releasedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Released for transit."
          },
          "limitAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Transit limit."
          },
          "arrivedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the goods arrived."
          },
          "endedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the movement ended."
          },
          "offices": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FollowUpOffice"
            },
            "description": "The offices in the order of the way."
          }
        }
      },
      "GuaranteeBalances": {
        "type": "object",
        "description": "A guarantee as its guarantor and operators read it. limit = available + reserved + inUse + claimed + spent.",
        "additionalProperties": false,
        "required": [
          "view",
          "grn",
          "state",
          "currency",
          "limit",
          "available",
          "reserved",
          "inUse",
          "claimed",
          "spent",
          "overdrawn"
        ],
        "properties": {
          "view": {
            "type": "string",
            "const": "balances",
            "description": "What is shown: the balances."
          },
          "grn": {
            "$ref": "#/components/schemas/Grn"
          },
          "state": {
            "type": "string",
            "description": "State of the guarantee.",
            "enum": ["registered", "active", "suspended", "revoked", "expired", "exhausted", "closed"]
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "limit": {
            "$ref": "#/components/schemas/Amount"
          },
          "available": {
            "$ref": "#/components/schemas/SignedAmount"
          },
          "reserved": {
            "$ref": "#/components/schemas/Amount"
          },
          "inUse": {
            "$ref": "#/components/schemas/Amount"
          },
          "claimed": {
            "$ref": "#/components/schemas/Amount"
          },
          "spent": {
            "$ref": "#/components/schemas/Amount"
          },
          "overdrawn": {
            "type": "boolean",
            "description": "What is available is below zero, because the limit was lowered; everything new is refused."
          },
          "lines": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GuaranteeLine"
            },
            "description": "One page of its lines, by MRN and number; with one guarantee, not in the list."
          },
          "next": {
            "type": "string",
            "description": "Cursor of the next page of its lines, for the guarantee itself; absent on the last."
          },
          "debts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GuaranteeDebt"
            },
            "description": "What guarantors owe each other by claims on it; absent where there is nothing, in the list of guarantees and beside every page of lines but the first."
          },
          "debtsLeftOut": {
            "type": "integer",
            "minimum": 1,
            "description": "How many of them more there are; its entries have them all."
          }
        }
      },
      "SignedAmount": {
        "type": "string",
        "description": "Amount of money in major units; below zero only where a lowered limit is shown as overdrawn.",
        "pattern": "^-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,3})?$"
      },
      "GuaranteeLine": {
        "type": "object",
        "description": "What one movement takes from the guarantee.",
        "additionalProperties": false,
        "required": ["mrn", "line", "amount", "currency", "state"],
        "properties": {
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "line": {
            "type": "integer",
            "minimum": 0,
            "description": "Number of the line, from 0."
          },
          "amount": {
            "$ref": "#/components/schemas/Amount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "state": {
            "type": "string",
            "description": "State of the line.",
            "enum": [
              "pending",
              "reserved",
              "in-use",
              "released",
              "cancelled",
              "lapsed",
              "claimed",
              "settled",
              "refused"
            ]
          },
          "conversion": {
            "$ref": "#/components/schemas/Conversion"
          }
        }
      },
      "GuaranteeDebt": {
        "type": "object",
        "description": "What the guarantor of a guarantee owes another one that has paid a claim on it, by movement.",
        "additionalProperties": false,
        "required": ["mrn", "debtor", "creditor", "currency", "paid", "reimbursed", "open"],
        "properties": {
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "debtor": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "The guarantor that issued the guarantee."
          },
          "creditor": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "The guarantor that paid."
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "paid": {
            "$ref": "#/components/schemas/Amount"
          },
          "reimbursed": {
            "$ref": "#/components/schemas/Amount"
          },
          "open": {
            "$ref": "#/components/schemas/Amount"
          }
        }
      },
      "GuaranteeLines": {
        "type": "object",
        "description": "A guarantee as customs and principals of movements on it read it, their own lines only, or a guarantor that has paid a claim on it; no balances.",
        "additionalProperties": false,
        "required": ["view", "grn", "state", "currency", "lines"],
        "properties": {
          "view": {
            "type": "string",
            "const": "lines",
            "description": "What is shown: own lines alone."
          },
          "grn": {
            "$ref": "#/components/schemas/Grn"
          },
          "state": {
            "type": "string",
            "description": "State of the guarantee.",
            "enum": ["registered", "active", "suspended", "revoked", "expired", "exhausted", "closed"]
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "lines": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GuaranteeLine"
            },
            "description": "One page of the own lines, by MRN and number; in the list of guarantees the first fifty."
          },
          "next": {
            "type": "string",
            "description": "Cursor of the next page of its lines, for the guarantee itself; absent on the last."
          },
          "debts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GuaranteeDebt"
            },
            "description": "What guarantors owe each other by claims on it; absent where there is nothing, in the list of guarantees and beside every page of lines but the first."
          },
          "debtsLeftOut": {
            "type": "integer",
            "minimum": 1,
            "description": "How many of them more there are; its entries have them all."
          }
        }
      },
      "Guarantee": {
        "description": "Balances or own lines, by who asks; view tells which.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/GuaranteeBalances"
          },
          {
            "$ref": "#/components/schemas/GuaranteeLines"
          }
        ],
        "discriminator": {
          "propertyName": "view",
          "mapping": {
            "balances": "#/components/schemas/GuaranteeBalances",
            "lines": "#/components/schemas/GuaranteeLines"
          }
        }
      },
      "GuaranteePage": {
        "type": "object",
        "description": "Guarantees the caller may see anything of.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Guarantee"
            },
            "description": "One page, in the order of the list."
          },
          "next": {
            "type": "string",
            "description": "Cursor of the next page, opaque; absent on the last."
          }
        }
      },
      "GuaranteeEntry": {
        "type": "object",
        "description": "One movement of money between two accounts of a guarantee, or two guarantors. Never edited, never deleted.",
        "additionalProperties": false,
        "required": ["logIndex", "ordinal", "from", "to", "amount", "currency", "cause", "at"],
        "properties": {
          "logIndex": {
            "$ref": "#/components/schemas/LogIndex"
          },
          "ordinal": {
            "type": "integer",
            "minimum": 0,
            "description": "Order among the entries of one leaf."
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "line": {
            "type": "integer",
            "minimum": 0,
            "description": "Number of the line, from 0."
          },
          "from": {
            "type": "string",
            "description": "Account of the guarantee, or a guarantor: what one has paid for another, or given back to him.",
            "pattern": "^(available|reserved|inUse|claimed|spent|limit|[A-Z]{2}/[A-Za-z0-9][A-Za-z0-9_\\-]{0,34})$"
          },
          "to": {
            "type": "string",
            "description": "Account of the guarantee, or a guarantor: what one has paid for another, or given back to him.",
            "pattern": "^(available|reserved|inUse|claimed|spent|limit|[A-Z]{2}/[A-Za-z0-9][A-Za-z0-9_\\-]{0,34})$"
          },
          "amount": {
            "$ref": "#/components/schemas/SignedAmount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "cause": {
            "type": "string",
            "description": "What caused it."
          },
          "at": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When, UTC."
          }
        }
      },
      "GuaranteeEntryPage": {
        "type": "object",
        "description": "Entries in the order of the log.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GuaranteeEntry"
            },
            "description": "One page, in the order of the list."
          },
          "next": {
            "type": "string",
            "description": "Cursor of the next page, opaque; absent on the last."
          }
        }
      },
      "Queue": {
        "type": "object",
        "description": "How one receiver's queue does.",
        "additionalProperties": false,
        "required": [
          "receiver",
          "state",
          "depth",
          "oldestAgeSeconds",
          "inFlight",
          "waiting",
          "held",
          "parked",
          "consumers",
          "lastDeliveryAt",
          "perMinute",
          "unmapped"
        ],
        "properties": {
          "receiver": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "state": {
            "type": "string",
            "description": "Worst first: down when nobody can take anything, stalled when something is parked or nothing was reported for long, slow when the oldest waits longer than it should.",
            "enum": ["healthy", "slow", "stalled", "down"]
          },
          "reason": {
            "type": "string",
            "description": "Why it is not healthy.",
            "enum": ["broker-unreachable", "queue-missing", "no-consumer", "parked", "no-report", "late"]
          },
          "depth": {
            "type": "integer",
            "minimum": 0,
            "description": "Not reported and not parked."
          },
          "oldestAgeSeconds": {
            "type": "integer",
            "minimum": 0,
            "description": "Age of the oldest of them, in seconds."
          },
          "inFlight": {
            "type": "integer",
            "minimum": 0,
            "description": "Handed over, not reported."
          },
          "waiting": {
            "type": "integer",
            "minimum": 0,
            "description": "Behind a predecessor of the same movement."
          },
          "held": {
            "type": "integer",
            "minimum": 0,
            "description": "Accepted and waiting for a named message."
          },
          "parked": {
            "type": "integer",
            "minimum": 0,
            "description": "Given up for now, with a reason."
          },
          "consumers": {
            "type": "integer",
            "minimum": 0,
            "description": "Consumers at the broker."
          },
          "lastDeliveryAt": {
            "examples": ["2026-06-01T08:30:00Z"],
            "pattern": "^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))$",
            "description": "Last report, UTC; null when there was none.",
            "type": ["string", "null"]
          },
          "perMinute": {
            "type": "number",
            "minimum": 0,
            "description": "Deliveries reported in the last minute."
          },
          "unmapped": {
            "type": "integer",
            "minimum": 0,
            "maximum": 500,
            "description": "Of its last 500 deliveries, those its system stored without having a form for them."
          }
        }
      },
      "QueueList": {
        "type": "object",
        "description": "The queues the caller may watch.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Queue"
            },
            "description": "All of them."
          }
        }
      },
      "Parked": {
        "type": "object",
        "description": "A message that was given up for now. It holds back its followers of the same movement for this receiver.",
        "additionalProperties": false,
        "required": [
          "id",
          "receiver",
          "sender",
          "messageId",
          "type",
          "reason",
          "attempts",
          "lastError",
          "since",
          "followers"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Names the row."
          },
          "receiver": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "messageId": {
            "$ref": "#/components/schemas/Uuid"
          },
          "type": {
            "type": "string",
            "description": "Type of the message."
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "reason": {
            "type": "string",
            "description": "Why it is parked."
          },
          "attempts": {
            "type": "integer",
            "minimum": 0,
            "description": "How often it was tried."
          },
          "lastError": {
            "type": "string",
            "description": "What the last attempt said."
          },
          "since": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Since when, UTC."
          },
          "followers": {
            "type": "integer",
            "minimum": 0,
            "description": "How many it holds back."
          }
        }
      },
      "ParkedPage": {
        "type": "object",
        "description": "Parked messages.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Parked"
            },
            "description": "One page, in the order of the list."
          },
          "next": {
            "type": "string",
            "description": "Cursor of the next page, opaque; absent on the last."
          }
        }
      },
      "SetAside": {
        "type": "object",
        "description": "A message that the hub failed to deal with.",
        "additionalProperties": false,
        "required": ["logIndex", "sender", "reason", "at", "attempts", "kept"],
        "properties": {
          "logIndex": {
            "type": "integer",
            "minimum": 0,
            "description": "Index of the leaf of its refusal; by it an operator names the message."
          },
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "messageId": {
            "type": "string",
            "description": "Id of the message, as far as it could be read."
          },
          "type": {
            "type": "string",
            "description": "Type of the message."
          },
          "mrn": {
            "type": "string",
            "description": "MRN of its movement."
          },
          "reason": {
            "type": "string",
            "description": "What failed: an SQLSTATE with table and column, a broken invariant, or the place in the program. Never content."
          },
          "at": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it was set aside, UTC."
          },
          "attempts": {
            "type": "integer",
            "minimum": 0,
            "description": "How often operators have tried it again, and it failed."
          },
          "kept": {
            "type": "boolean",
            "description": "Whether it can be tried again. Of a message that used up no id nothing is kept: its sender may send it again."
          }
        }
      },
      "SetAsidePage": {
        "type": "object",
        "description": "Messages set aside.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SetAside"
            },
            "description": "One page, newest first."
          },
          "next": {
            "type": "string",
            "description": "Cursor of the next page, opaque; absent on the last."
          },
          "timers": {
            "type": "array",
            "maxItems": 100,
            "items": {
              "$ref": "#/components/schemas/FailingTimer"
            },
            "description": "Timers whose firing fails, the longest failing first; on the first page only."
          }
        }
      },
      "FailingTimer": {
        "type": "object",
        "description": "A timer whose firing fails for a reason of the hub's own. It goes on by itself once that is mended.",
        "additionalProperties": false,
        "required": ["mrn", "timer", "reason", "failures", "since", "nextAt"],
        "properties": {
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "timer": {
            "type": "string",
            "description": "Name of the timer."
          },
          "reason": {
            "type": "string",
            "description": "What failed, the last time. Never content."
          },
          "failures": {
            "type": "integer",
            "minimum": 1,
            "description": "How often it was tried, three times in a row each time."
          },
          "since": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it failed first, UTC."
          },
          "nextAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it is tried again, UTC."
          }
        }
      },
      "SetAsideAct": {
        "type": "object",
        "description": "Why an operator tries a message once more.",
        "additionalProperties": false,
        "required": ["reason"],
        "properties": {
          "reason": {
            "$ref": "#/components/schemas/Text512",
            "description": "The reason, for the record."
          }
        }
      },
      "SetAsideActAnswer": {
        "type": "object",
        "description": "What became of the try.",
        "additionalProperties": false,
        "required": ["outcome", "logIndex"],
        "properties": {
          "outcome": {
            "type": "string",
            "enum": ["accepted", "refused", "set-aside"],
            "description": "accepted: it has its effect now; refused: for what is wrong with it; set-aside: the hub failed again, and it stays."
          },
          "code": {
            "type": "string",
            "description": "Code of the refusal."
          },
          "logIndex": {
            "$ref": "#/components/schemas/LogIndex",
            "description": "Leaf of the act in the log."
          }
        }
      },
      "Unanswered": {
        "type": "object",
        "description": "Messages over AMQP of one reason and one broker user; what is told beside the counts is of the last one.",
        "additionalProperties": false,
        "required": ["reason", "count", "firstAt", "lastAt", "detail", "digest"],
        "properties": {
          "reason": {
            "type": "string",
            "description": "Code of the error that its sender would have been told."
          },
          "user": {
            "type": "string",
            "description": "User of the broker that published them, where they name one; he is no party's."
          },
          "count": {
            "type": "integer",
            "minimum": 1,
            "description": "How many came."
          },
          "firstAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the first one came."
          },
          "lastAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the last one came."
          },
          "detail": {
            "type": "string",
            "description": "What exactly was wrong."
          },
          "messageId": {
            "type": "string",
            "description": "Property message_id, or else correlation_id."
          },
          "digest": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
            "description": "SHA-256 of its bytes."
          }
        }
      },
      "UnansweredList": {
        "type": "object",
        "description": "Messages that nobody could be answered for.",
        "additionalProperties": false,
        "required": ["items", "asOf"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Unanswered"
            },
            "description": "The latest first."
          },
          "leftOut": {
            "type": "integer",
            "minimum": 1,
            "description": "How many more reasons and users there are than the thousand told of."
          },
          "asOf": {
            "$ref": "#/components/schemas/DateTime",
            "description": "The hub's time of the answer."
          }
        }
      },
      "InboxMessage": {
        "type": "object",
        "description": "One message for the caller.",
        "additionalProperties": false,
        "required": ["id", "sender", "type", "logIndex", "contentType", "body", "seal"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "sender": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "type": {
            "type": "string",
            "description": "Type of the message."
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "logIndex": {
            "$ref": "#/components/schemas/LogIndex",
            "description": "Leaf of the effect; goes into the delivery report."
          },
          "contentType": {
            "type": "string",
            "description": "Of the body.",
            "enum": ["application/json", "application/xml"]
          },
          "body": {
            "type": "string",
            "description": "The message's bytes, exactly as signed and sealed.",
            "contentEncoding": "base64"
          },
          "signature": {
            "type": "string",
            "description": "Detached CMS of the sender over the body (DER); absent in messages the hub made.",
            "contentEncoding": "base64"
          },
          "seal": {
            "type": "string",
            "description": "Detached CMS of the hub over the body (DER).",
            "contentEncoding": "base64"
          }
        }
      },
      "InboxAnswer": {
        "type": "object",
        "description": "The next messages, possibly none. What is not reported is given again.",
        "additionalProperties": false,
        "required": ["messages"],
        "properties": {
          "messages": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/InboxMessage"
            },
            "description": "In the order in which they are to be processed."
          }
        }
      },
      "Checkpoint": {
        "type": "object",
        "description": "The log's head, signed.",
        "additionalProperties": false,
        "required": ["size", "root", "checkpoint", "checkpointSignature"],
        "properties": {
          "size": {
            "type": "integer",
            "minimum": 0,
            "description": "Number of leaves."
          },
          "root": {
            "type": "string",
            "description": "Root of the Merkle tree (RFC 9162).",
            "contentEncoding": "base64"
          },
          "checkpoint": {
            "type": "string",
            "description": "Checkpoint as text: origin, size, root."
          },
          "checkpointSignature": {
            "type": "string",
            "description": "Detached CMS of the hub over exactly that text (DER).",
            "contentEncoding": "base64"
          }
        }
      },
      "LogProof": {
        "type": "object",
        "description": "Proof that one leaf is in the log of a given size.",
        "additionalProperties": false,
        "required": ["record", "path", "size", "root", "checkpoint", "checkpointSignature"],
        "properties": {
          "record": {
            "type": "string",
            "description": "The leaf's record, RFC 8785 JSON; its hash is SHA-256(0x00 || record)."
          },
          "salt": {
            "type": "string",
            "description": "For the parties of the message: bodyDigest = SHA-256(salt || body).",
            "contentEncoding": "base64"
          },
          "path": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Hash.",
              "contentEncoding": "base64"
            },
            "description": "Inclusion path from the leaf up."
          },
          "size": {
            "type": "integer",
            "minimum": 1,
            "description": "Size the proof is for."
          },
          "root": {
            "type": "string",
            "description": "Root at that size.",
            "contentEncoding": "base64"
          },
          "checkpoint": {
            "type": "string",
            "description": "Checkpoint as text."
          },
          "checkpointSignature": {
            "type": "string",
            "description": "Detached CMS of the hub over exactly that text (DER).",
            "contentEncoding": "base64"
          }
        }
      },
      "OfficeList": {
        "type": "object",
        "description": "All offices.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegistryOffice"
            },
            "description": "All of them."
          }
        }
      },
      "Codelist": {
        "type": "object",
        "description": "A code list as dated data.",
        "required": ["name", "source", "items"],
        "properties": {
          "name": {
            "type": "string",
            "description": "Its name."
          },
          "source": {
            "type": "string",
            "description": "Where it comes from."
          },
          "at": {
            "$ref": "#/components/schemas/Date",
            "description": "The day asked for."
          },
          "labels": {
            "$ref": "#/components/schemas/Texts",
            "description": "Its title."
          },
          "code": {
            "type": "string",
            "description": "Pattern of its codes."
          },
          "languages": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": ["en", "fr", "pt"]
            },
            "description": "Languages every label has."
          },
          "fields": {
            "type": "object",
            "description": "Further fields of its codes.",
            "additionalProperties": {
              "$ref": "#/components/schemas/CodelistField"
            }
          },
          "closed": {
            "type": "boolean",
            "description": "New codes need a release of the program."
          },
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/CodelistItem",
              "description": "One code; some lists have more fields."
            },
            "description": "The codes."
          }
        }
      },
      "CodelistField": {
        "type": "object",
        "description": "A further field of the codes of a list.",
        "required": ["type"],
        "properties": {
          "type": {
            "type": "string",
            "enum": ["string", "strings", "boolean", "integer"],
            "description": "Its type; strings is a list of texts."
          },
          "pattern": {
            "type": "string",
            "description": "Pattern of its value, or of each."
          },
          "required": {
            "type": "boolean",
            "description": "Every code has it."
          }
        }
      },
      "CodelistItem": {
        "type": "object",
        "description": "One code; some lists have more fields.",
        "required": ["code", "validFrom", "labels"],
        "properties": {
          "code": {
            "type": "string",
            "description": "The code."
          },
          "validFrom": {
            "$ref": "#/components/schemas/Date"
          },
          "validTo": {
            "$ref": "#/components/schemas/Date"
          },
          "labels": {
            "$ref": "#/components/schemas/CodeLabels"
          }
        }
      },
      "CodeLabels": {
        "type": "object",
        "description": "A code in words: in English, and in every other language its list says all its labels have. Headings and subheadings of the Harmonised System are published in English only.",
        "additionalProperties": false,
        "required": ["en"],
        "properties": {
          "en": {
            "type": "string",
            "description": "English."
          },
          "fr": {
            "type": "string",
            "description": "French."
          },
          "pt": {
            "type": "string",
            "description": "Portuguese."
          }
        }
      },
      "ImportedLabels": {
        "type": "object",
        "description": "A code in words. Of a code that is there already, languages left out stay as they are; a new one has all that its list says all its labels have.",
        "additionalProperties": false,
        "properties": {
          "en": {
            "type": "string",
            "description": "English."
          },
          "fr": {
            "type": "string",
            "description": "French."
          },
          "pt": {
            "type": "string",
            "description": "Portuguese."
          }
        }
      },
      "Texts": {
        "type": "object",
        "description": "The same text in the hub's languages.",
        "required": ["en", "fr", "pt"],
        "properties": {
          "en": {
            "type": "string",
            "description": "English."
          },
          "fr": {
            "type": "string",
            "description": "French."
          },
          "pt": {
            "type": "string",
            "description": "Portuguese."
          }
        }
      },
      "Participant": {
        "type": "object",
        "description": "A registered party.",
        "additionalProperties": false,
        "required": [
          "key",
          "country",
          "role",
          "name",
          "channel",
          "format",
          "language",
          "active",
          "takes",
          "certificates"
        ],
        "properties": {
          "key": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "role": {
            "$ref": "#/components/schemas/Role"
          },
          "party": {
            "type": "string",
            "description": "Id of the party in its country; absent for customs."
          },
          "name": {
            "type": "string",
            "description": "Its name."
          },
          "channel": {
            "type": "string",
            "description": "Its one channel.",
            "enum": ["amqp", "inbox", "webhook", "none"]
          },
          "format": {
            "type": "string",
            "description": "Format of messages the hub makes for it.",
            "enum": ["json", "xml"]
          },
          "language": {
            "type": "string",
            "description": "Language of texts.",
            "enum": ["en", "fr", "pt"]
          },
          "active": {
            "type": "boolean",
            "description": "Whether it may call."
          },
          "takes": {
            "type": "array",
            "description": "Versions 2 and up of messages its system can take; version 1 it takes always.",
            "items": {
              "$ref": "#/components/schemas/TakenVersion"
            }
          },
          "certificates": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegisteredCertificate",
              "description": "A registered certificate."
            },
            "description": "Its certificates."
          }
        }
      },
      "TakenVersion": {
        "type": "object",
        "description": "A version of a message, above the first, that the party takes.",
        "additionalProperties": false,
        "required": ["type", "version"],
        "properties": {
          "type": {
            "type": "string",
            "description": "Type of message.",
            "enum": [
              "transit-declaration",
              "declaration-amendment",
              "cancellation",
              "control-decision",
              "guarantee-use",
              "guarantee-use-result",
              "guarantee-not-valid",
              "no-release",
              "release-for-transit",
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
              "guarantee-registration",
              "guarantee-release",
              "payment-notice",
              "overdue-notice",
              "alert",
              "train-manifest",
              "tracking-event",
              "status-request",
              "status-response",
              "availability-notice",
              "delivery-report",
              "acknowledgement",
              "functional-error",
              "technical-error"
            ]
          },
          "version": {
            "type": "string",
            "pattern": "^[2-9]$|^[1-9][0-9]+$",
            "description": "Version of its schema."
          }
        }
      },
      "RegisteredCertificate": {
        "type": "object",
        "description": "A registered certificate.",
        "additionalProperties": false,
        "required": ["fingerprint", "validFrom"],
        "properties": {
          "fingerprint": {
            "type": "string",
            "description": "SHA-256 of its DER.",
            "pattern": "^[0-9a-f]{64}$"
          },
          "validFrom": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Trusted from."
          },
          "validTo": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Trusted until."
          },
          "distrustedFrom": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Revoked from."
          }
        }
      },
      "ParticipantList": {
        "type": "object",
        "description": "Everybody registered.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Participant"
            },
            "description": "All of them."
          }
        }
      },
      "Health": {
        "type": "object",
        "description": "The process lives.",
        "additionalProperties": false,
        "required": ["status", "version"],
        "properties": {
          "status": {
            "type": "string",
            "description": "Always ok.",
            "const": "ok"
          },
          "version": {
            "type": "string",
            "description": "Version of the hub."
          }
        }
      },
      "Readiness": {
        "type": "object",
        "description": "Through which doors messages can be taken, and what is amiss.",
        "additionalProperties": false,
        "required": ["http", "amqp", "reasons"],
        "properties": {
          "http": {
            "type": "boolean",
            "description": "Whether messages can be taken over HTTP."
          },
          "amqp": {
            "type": "boolean",
            "description": "Whether messages can be taken over AMQP."
          },
          "reasons": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "What is amiss and what that means, in the language asked for; empty when all is well."
          }
        }
      },
      "DependencyList": {
        "type": "object",
        "description": "Everything the hub rests on.",
        "additionalProperties": false,
        "required": ["dependencies", "revocation"],
        "properties": {
          "dependencies": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Dependency"
            },
            "description": "The dependencies."
          },
          "revocation": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RevocationStanding"
            },
            "description": "Each authority the hub trusts, with its revocation list."
          }
        }
      },
      "RevocationStanding": {
        "type": "object",
        "description": "One trusted authority: until when its revocation list is good, or since when it is stale.",
        "additionalProperties": false,
        "required": ["authority", "uses", "state", "consequence"],
        "properties": {
          "authority": {
            "type": "string",
            "description": "Its name, as in its certificate."
          },
          "uses": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": ["signing", "tls"]
            },
            "description": "What its certificates are relied on for: signatures, clients of mutual TLS."
          },
          "state": {
            "type": "string",
            "description": "current: before its nextUpdate; overdue: past it; undated: the list names none; none: there is no list.",
            "enum": ["current", "overdue", "undated", "none"]
          },
          "thisUpdate": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the list was made."
          },
          "nextUpdate": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When the next list was promised: good until then, stale from then on."
          },
          "secondsLeft": {
            "type": "integer",
            "description": "Seconds until nextUpdate; negative: for how long the next list is overdue."
          },
          "consequence": {
            "type": "string",
            "description": "What that means and what to do, in the language asked for."
          }
        }
      },
      "Dependency": {
        "type": "object",
        "description": "One thing the hub rests on, or of its own work that fails, as last looked at.",
        "additionalProperties": false,
        "required": ["name", "state", "since", "consequence"],
        "properties": {
          "name": {
            "type": "string",
            "description": "What it is.",
            "enum": [
              "database",
              "migrations",
              "reference-data",
              "broker",
              "database-clock",
              "broker-clock",
              "set-aside",
              "timers",
              "revocation-lists"
            ]
          },
          "state": {
            "type": "string",
            "description": "How it does; degraded closes no door, unknown cannot be judged.",
            "enum": ["ok", "degraded", "down", "unknown"]
          },
          "since": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Since when it is in this state, by the hub's machine."
          },
          "consequence": {
            "type": "string",
            "description": "What that means and what to do, in the language asked for."
          },
          "offsetSeconds": {
            "type": "number",
            "description": "How far the clock of the hub is ahead of that one, at the least; clocks only."
          }
        }
      },
      "RegistryOffice": {
        "type": "object",
        "description": "One customs office of the registry.",
        "required": ["code", "country", "name", "roles", "kind", "timeZone", "pairs", "validFrom"],
        "properties": {
          "code": {
            "$ref": "#/components/schemas/Office"
          },
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "name": {
            "type": "string",
            "description": "Its name."
          },
          "roles": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Role.",
              "enum": ["departure", "transit", "destination", "guarantee", "enquiry", "recovery"]
            },
            "description": "What it may act as."
          },
          "kind": {
            "type": "string",
            "description": "Kind.",
            "enum": ["port", "inland", "border", "rail", "joint-border-post"]
          },
          "timeZone": {
            "type": "string",
            "description": "IANA time zone."
          },
          "pairs": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Office"
            },
            "description": "Offices on the other side of the frontier."
          },
          "jointPost": {
            "type": "boolean",
            "description": "Both countries work under one roof."
          },
          "automated": {
            "type": "boolean",
            "description": "It has a system of its own."
          },
          "unlocode": {
            "type": "string",
            "description": "UN/LOCODE."
          },
          "validFrom": {
            "$ref": "#/components/schemas/Date"
          },
          "validTo": {
            "$ref": "#/components/schemas/Date"
          },
          "connection": {
            "$ref": "#/components/schemas/Connection",
            "description": "How it is reached; absent: as the declaration says, for an office as its country is."
          },
          "hours": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/OpeningHours"
            },
            "description": "Opening hours; absent: always open."
          },
          "holidays": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Date"
            },
            "description": "Days on which nobody works, besides those of the week."
          },
          "aliases": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/OfficeAlias"
            },
            "description": "Codes in national systems."
          },
          "languages": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": ["en", "fr", "pt"]
            },
            "description": "Languages spoken there."
          },
          "contacts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/OfficeContact"
            },
            "description": "How to reach it."
          },
          "labels": {
            "$ref": "#/components/schemas/Texts"
          }
        }
      },
      "OpeningHours": {
        "type": "object",
        "description": "When an office is open on some days of the week.",
        "required": ["days", "from", "to"],
        "properties": {
          "days": {
            "type": "array",
            "items": {
              "type": "integer",
              "minimum": 1,
              "maximum": 7
            },
            "description": "ISO weekdays, 1 Monday to 7 Sunday."
          },
          "from": {
            "type": "string",
            "description": "Local time, HH:MM."
          },
          "to": {
            "type": "string",
            "description": "Local time, HH:MM."
          }
        }
      },
      "OfficeAlias": {
        "type": "object",
        "description": "What a national system calls an office.",
        "required": ["system", "code"],
        "properties": {
          "system": {
            "type": "string",
            "description": "National system."
          },
          "code": {
            "type": "string",
            "description": "Its code there."
          }
        }
      },
      "OfficeContact": {
        "type": "object",
        "description": "One way to reach an office.",
        "required": ["kind", "value"],
        "properties": {
          "kind": {
            "type": "string",
            "enum": ["phone", "email", "other"],
            "description": "Kind of the address."
          },
          "value": {
            "type": "string",
            "description": "Number or address."
          },
          "name": {
            "type": "string",
            "description": "Who answers."
          }
        }
      },
      "RegistryCountry": {
        "type": "object",
        "description": "One version of a country of the registry.",
        "required": ["code", "name", "currency", "timeZone"],
        "properties": {
          "code": {
            "$ref": "#/components/schemas/Country"
          },
          "name": {
            "type": "string",
            "description": "Its name."
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "timeZone": {
            "type": "string",
            "description": "IANA time zone."
          },
          "validFrom": {
            "$ref": "#/components/schemas/Date"
          },
          "validTo": {
            "$ref": "#/components/schemas/Date"
          },
          "connection": {
            "$ref": "#/components/schemas/Connection",
            "description": "How it is reached; absent: as the declaration says, for an office as its country is."
          },
          "workingDays": {
            "type": "array",
            "items": {
              "type": "integer",
              "minimum": 1,
              "maximum": 7
            },
            "description": "ISO weekdays, 1 Monday to 7 Sunday."
          },
          "holidays": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Date"
            },
            "description": "Days on which nobody works, besides those of the week."
          }
        }
      },
      "CountryList": {
        "type": "object",
        "description": "Countries.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegistryCountry"
            },
            "description": "The countries."
          }
        }
      },
      "Agreement": {
        "type": "object",
        "description": "One version of an agreement between administrations.",
        "required": ["id", "countries", "regimes", "modes", "validFrom", "dischargeMode", "guaranteeTypes"],
        "properties": {
          "id": {
            "type": "string",
            "description": "Its id."
          },
          "countries": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Country"
            },
            "description": "Countries it joins; one alone: its mandate to the hub for transit within it."
          },
          "regimes": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Regimes it covers."
          },
          "modes": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Modes of transport it covers."
          },
          "validFrom": {
            "$ref": "#/components/schemas/Date"
          },
          "validTo": {
            "$ref": "#/components/schemas/Date"
          },
          "suspendedFrom": {
            "$ref": "#/components/schemas/Date",
            "description": "No new declaration rests on it from this day on."
          },
          "dischargeMode": {
            "type": "string",
            "enum": ["by-departure", "automatic"],
            "description": "Who discharges on satisfactory results."
          },
          "guaranteeTypes": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Types of guarantee it accepts."
          },
          "corridors": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AgreementCorridor"
            },
            "description": "Frontiers it is limited to; absent: all between its countries."
          },
          "contributionTable": {
            "type": "string",
            "description": "Id of the table of contributions."
          },
          "timers": {
            "type": "array",
            "description": "Timers that run otherwise than usual.",
            "items": {
              "$ref": "#/components/schemas/AgreementTimer"
            }
          }
        }
      },
      "AgreementCorridor": {
        "type": "object",
        "description": "A crossing that an agreement covers.",
        "required": ["offices"],
        "properties": {
          "offices": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Office"
            },
            "minItems": 2,
            "maxItems": 2,
            "description": "Two offices that face each other."
          },
          "routes": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "Prescribed routes."
          }
        }
      },
      "AgreementTimer": {
        "type": "object",
        "description": "A time limit that an agreement sets.",
        "required": ["name", "value", "unit"],
        "properties": {
          "name": {
            "type": "string",
            "description": "Name of the timer."
          },
          "value": {
            "type": "integer",
            "minimum": 0,
            "description": "How many."
          },
          "unit": {
            "type": "string",
            "enum": ["minutes", "hours", "days", "working-days"],
            "description": "Of what."
          },
          "variant": {
            "type": "string",
            "description": "Variant of the timer it is for."
          },
          "from": {
            "$ref": "#/components/schemas/Country",
            "description": "Only for movements that depart there."
          },
          "to": {
            "$ref": "#/components/schemas/Country",
            "description": "Only for movements bound for there."
          }
        }
      },
      "AgreementList": {
        "type": "object",
        "description": "Agreements.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Agreement"
            },
            "description": "The agreements."
          }
        }
      },
      "RegistryAuthorisation": {
        "type": "object",
        "description": "One version of what customs allows a trader.",
        "additionalProperties": false,
        "required": ["reference", "type", "holder", "offices", "validFrom"],
        "properties": {
          "reference": {
            "type": "string",
            "minLength": 1,
            "maxLength": 35,
            "description": "Its number, which messages name."
          },
          "type": {
            "type": "string",
            "description": "Code of the list authorisation-types, for instance C521 for an authorised consignor, C522 for an authorised consignee."
          },
          "holder": {
            "$ref": "#/components/schemas/AuthorisationHolder",
            "description": "Who was granted it."
          },
          "offices": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {
              "$ref": "#/components/schemas/Office"
            },
            "description": "Offices in charge of his places, all of one country."
          },
          "validFrom": {
            "$ref": "#/components/schemas/Date"
          },
          "validTo": {
            "$ref": "#/components/schemas/Date"
          },
          "suspendedFrom": {
            "$ref": "#/components/schemas/Date",
            "description": "Nothing new may rest on it from this day on."
          },
          "scope": {
            "$ref": "#/components/schemas/AuthorisationScope",
            "description": "What it is limited to; what is absent is not limited."
          }
        }
      },
      "AuthorisationHolder": {
        "type": "object",
        "description": "Who was granted it.",
        "additionalProperties": false,
        "required": ["scheme", "id"],
        "properties": {
          "scheme": {
            "$ref": "#/components/schemas/Scheme"
          },
          "id": {
            "$ref": "#/components/schemas/Text35",
            "description": "His number in that scheme."
          },
          "name": {
            "$ref": "#/components/schemas/Text70",
            "description": "His name."
          },
          "party": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "The same trader as registered with the hub, if he is."
          }
        }
      },
      "AuthorisationScope": {
        "type": "object",
        "description": "What it is limited to; what is absent is not limited.",
        "additionalProperties": false,
        "properties": {
          "countries": {
            "type": "array",
            "minItems": 1,
            "maxItems": 60,
            "items": {
              "$ref": "#/components/schemas/Country"
            },
            "description": "Countries the way may lead through, those of departure and destination among them."
          },
          "regimes": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/Regime"
            },
            "description": "Regimes it covers."
          },
          "hs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 500,
            "items": {
              "type": "string",
              "pattern": "^[0-9]{2,6}$"
            },
            "description": "Beginnings of the HS codes it covers."
          },
          "except": {
            "type": "array",
            "minItems": 1,
            "maxItems": 500,
            "items": {
              "type": "string",
              "pattern": "^[0-9]{2,6}$"
            },
            "description": "Beginnings of the HS codes it does not cover."
          }
        }
      },
      "AuthorisationList": {
        "type": "object",
        "description": "Authorisations.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegistryAuthorisation"
            },
            "description": "The authorisations."
          }
        }
      },
      "AuthorisationImport": {
        "type": "object",
        "description": "Authorisations to add or change.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "minItems": 1,
            "maxItems": 5000,
            "items": {
              "$ref": "#/components/schemas/RegistryAuthorisation"
            },
            "description": "The authorisations."
          }
        }
      },
      "OfficeImport": {
        "type": "object",
        "description": "Offices to add or change.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegistryOffice"
            },
            "minItems": 1,
            "maxItems": 5000,
            "description": "The offices."
          }
        }
      },
      "CountryImport": {
        "type": "object",
        "description": "Countries to add or change.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegistryCountry"
            },
            "minItems": 1,
            "maxItems": 5000,
            "description": "The countries."
          }
        }
      },
      "AgreementImport": {
        "type": "object",
        "description": "Agreements to add or change.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Agreement"
            },
            "minItems": 1,
            "maxItems": 5000,
            "description": "The agreements."
          }
        }
      },
      "CodelistImport": {
        "type": "object",
        "description": "Codes to add, change or end; what else a published list carries is not looked at.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ImportedCode",
              "description": "One code; some lists have more fields."
            },
            "minItems": 1,
            "maxItems": 20000,
            "description": "The codes."
          }
        }
      },
      "ImportedCode": {
        "type": "object",
        "description": "One code; some lists have more fields. Of a code that is there already, what is left out stays as it is.",
        "required": ["code"],
        "properties": {
          "code": {
            "type": "string",
            "description": "The code."
          },
          "validFrom": {
            "$ref": "#/components/schemas/Date"
          },
          "validTo": {
            "$ref": "#/components/schemas/Date"
          },
          "labels": {
            "$ref": "#/components/schemas/ImportedLabels"
          }
        }
      },
      "Suspension": {
        "type": "object",
        "description": "Why, and from when.",
        "required": ["reason"],
        "additionalProperties": false,
        "properties": {
          "reason": {
            "type": "string",
            "minLength": 1,
            "maxLength": 500,
            "description": "Why."
          },
          "from": {
            "$ref": "#/components/schemas/Date",
            "description": "First day; today when absent."
          }
        }
      },
      "RegistryChanged": {
        "type": "object",
        "description": "What an operator's act changed.",
        "required": ["version", "dryRun", "changes"],
        "properties": {
          "version": {
            "type": "string",
            "description": "Version of the reference data after it."
          },
          "dryRun": {
            "type": "boolean",
            "description": "Nothing was changed."
          },
          "changes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegistryChange"
            },
            "description": "Each entry that changed."
          }
        }
      },
      "RegistryChange": {
        "type": "object",
        "description": "What became of one entry of the reference data.",
        "required": ["key", "change", "after"],
        "properties": {
          "key": {
            "type": "string",
            "description": "Code or id."
          },
          "change": {
            "type": "string",
            "enum": ["added", "changed", "closed"],
            "description": "closed: it got a last day."
          },
          "before": {
            "$ref": "#/components/schemas/RegistryRow",
            "description": "As it was."
          },
          "after": {
            "$ref": "#/components/schemas/RegistryRow",
            "description": "As it is."
          }
        }
      },
      "RegistryRow": {
        "type": "object",
        "description": "An entry of the reference data, in the form in which its list shows it."
      },
      "RegistryChangePage": {
        "type": "object",
        "description": "Changes of reference data.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegistryAct"
            },
            "description": "The changes."
          },
          "next": {
            "type": "string",
            "description": "Cursor of the next page."
          }
        }
      },
      "RegistryAct": {
        "type": "object",
        "description": "One act of an operator on the reference data.",
        "required": ["version", "subject", "operator", "reason", "digest", "at", "changes"],
        "properties": {
          "version": {
            "type": "string",
            "description": "Version of the reference data it made."
          },
          "subject": {
            "type": "string",
            "description": "What was changed."
          },
          "operator": {
            "type": "string",
            "description": "Who."
          },
          "reason": {
            "type": "string",
            "description": "Why."
          },
          "digest": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
            "description": "Of the bytes he sent."
          },
          "at": {
            "$ref": "#/components/schemas/DateTime"
          },
          "changes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RegistryChange"
            },
            "description": "Each entry that changed."
          }
        }
      },
      "CodelistIndex": {
        "type": "object",
        "description": "All code lists.",
        "required": ["version", "items"],
        "properties": {
          "version": {
            "type": "string",
            "description": "Version of the reference data."
          },
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/CodelistSummary"
            },
            "description": "The lists."
          }
        }
      },
      "CodelistSummary": {
        "type": "object",
        "description": "A code list without its codes.",
        "required": ["name", "source", "labels", "languages", "code", "fields", "closed", "codes"],
        "properties": {
          "name": {
            "type": "string",
            "description": "Its name."
          },
          "source": {
            "type": "string",
            "description": "Where it comes from."
          },
          "labels": {
            "$ref": "#/components/schemas/Texts",
            "description": "Its title."
          },
          "code": {
            "type": "string",
            "description": "Pattern of its codes."
          },
          "languages": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": ["en", "fr", "pt"]
            },
            "description": "Languages every label has."
          },
          "fields": {
            "type": "object",
            "description": "Further fields of its codes.",
            "additionalProperties": {
              "$ref": "#/components/schemas/CodelistField"
            }
          },
          "closed": {
            "type": "boolean",
            "description": "New codes need a release of the program."
          },
          "codes": {
            "type": "integer",
            "minimum": 0,
            "description": "Codes valid on the day."
          }
        }
      },
      "PassageConfirmation": {
        "type": "object",
        "description": "What an officer confirms once for everything a vehicle carries: one passage, one notice for each movement.",
        "additionalProperties": false,
        "required": ["id", "kind", "office", "mrns", "occurredAt", "sealCheck"],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Chosen by the app; the same confirmation keeps it, whatever happens on the way."
          },
          "kind": {
            "type": "string",
            "enum": ["exit", "return", "entry", "arrival"],
            "description": "What was seen at the barrier."
          },
          "office": {
            "$ref": "#/components/schemas/Office",
            "description": "One of the officer's own offices."
          },
          "mrns": {
            "type": "array",
            "minItems": 1,
            "maxItems": 99,
            "items": {
              "$ref": "#/components/schemas/Mrn"
            },
            "description": "The movements on the vehicle, each once."
          },
          "occurredAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it happened, by the clock of the place."
          },
          "occurredPrecision": {
            "$ref": "#/components/schemas/Precision"
          },
          "preparedAt": {
            "$ref": "#/components/schemas/DateTime",
            "description": "When it was entered; occurredAt when absent."
          },
          "procedure": {
            "$ref": "#/components/schemas/Procedure"
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
            "description": "Of an exit: the last one from the connected countries."
          },
          "remarks": {
            "$ref": "#/components/schemas/Text512",
            "description": "Remarks."
          }
        }
      },
      "PassageReceipt": {
        "type": "object",
        "description": "The notice made of one movement, with its receipt.",
        "additionalProperties": false,
        "required": ["mrn", "id", "receipt", "receiptSignature"],
        "properties": {
          "mrn": {
            "$ref": "#/components/schemas/Mrn",
            "description": "The movement."
          },
          "id": {
            "$ref": "#/components/schemas/Uuid",
            "description": "Id of the notice; its sender is the officer's administration."
          },
          "receipt": {
            "type": "string",
            "description": "The receipt's bytes, base64."
          },
          "receiptSignature": {
            "type": "string",
            "description": "The hub's detached CMS over them, base64."
          }
        }
      },
      "PassageAnswer": {
        "type": "object",
        "description": "The notices, in the order of the MRNs.",
        "additionalProperties": false,
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PassageReceipt"
            },
            "description": "One for each movement."
          }
        }
      },
      "ParkedAct": {
        "type": "object",
        "description": "Why an operator acts on a parked message.",
        "additionalProperties": false,
        "required": ["reason"],
        "properties": {
          "reason": {
            "$ref": "#/components/schemas/Text512",
            "description": "The reason, for the record."
          }
        }
      },
      "ParkedActAnswer": {
        "type": "object",
        "description": "What became of the act.",
        "additionalProperties": false,
        "required": ["outcome", "logIndex"],
        "properties": {
          "outcome": {
            "type": "string",
            "enum": ["replayed", "discard-asked", "discarded"],
            "description": "replayed: it goes out once more; discard-asked: waits for a second operator; discarded: given up, its followers move on."
          },
          "logIndex": {
            "$ref": "#/components/schemas/LogIndex",
            "description": "Leaf of the act in the log."
          }
        }
      },
      "ExchangeRate": {
        "type": "object",
        "description": "One published exchange rate.",
        "required": ["from", "to", "rate", "validFrom", "source"],
        "properties": {
          "from": {
            "type": "string",
            "description": "Currency of the one unit."
          },
          "to": {
            "type": "string",
            "description": "Currency of the rate."
          },
          "rate": {
            "type": "string",
            "description": "Units of `to` for one unit of `from`."
          },
          "validFrom": {
            "$ref": "#/components/schemas/Date"
          },
          "source": {
            "type": "string",
            "description": "Who published it."
          }
        }
      },
      "ContributionTable": {
        "type": "object",
        "description": "One version of a table of contributions.",
        "required": ["id", "regime", "validFrom", "rate", "base", "collector", "shares"],
        "properties": {
          "id": {
            "type": "string",
            "description": "Its id, which agreements name."
          },
          "regime": {
            "type": "string",
            "description": "Regime it is for."
          },
          "validFrom": {
            "$ref": "#/components/schemas/Date"
          },
          "validTo": {
            "$ref": "#/components/schemas/Date"
          },
          "rate": {
            "type": "string",
            "description": "In per cent."
          },
          "base": {
            "type": "string",
            "enum": ["cif", "duties"],
            "description": "What the rate applies to."
          },
          "collector": {
            "type": "string",
            "description": "The guarantor that takes the money."
          },
          "shares": {
            "type": "array",
            "description": "Parts of each guarantor.",
            "items": {
              "$ref": "#/components/schemas/ContributionParts"
            }
          },
          "payBeforeRelease": {
            "type": "boolean",
            "description": "Released only when it is paid."
          }
        }
      },
      "ContributionParts": {
        "type": "object",
        "description": "The parts of a contribution that a guarantor gets.",
        "required": ["country", "guarantor", "parts"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "guarantor": {
            "type": "string",
            "description": "Party key."
          },
          "parts": {
            "type": "integer",
            "minimum": 0,
            "description": "How many parts."
          }
        }
      },
      "ExchangeRateList": {
        "type": "object",
        "description": "Exchange rates.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ExchangeRate"
            },
            "description": "Exchange rates."
          }
        }
      },
      "ExchangeRateImport": {
        "type": "object",
        "description": "Exchange rates to add or change.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ExchangeRate"
            },
            "description": "Exchange rates.",
            "minItems": 1,
            "maxItems": 5000
          }
        }
      },
      "ContributionTableList": {
        "type": "object",
        "description": "Contribution tables.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContributionTable"
            },
            "description": "Contribution tables."
          }
        }
      },
      "ContributionTableImport": {
        "type": "object",
        "description": "Contribution tables to add or change.",
        "required": ["items"],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContributionTable"
            },
            "description": "Contribution tables.",
            "minItems": 1,
            "maxItems": 5000
          }
        }
      },
      "Conversion": {
        "type": "object",
        "description": "How an amount declared in another currency came to be what is reserved.",
        "additionalProperties": false,
        "required": ["amount", "currency", "rate", "from", "to", "date", "source"],
        "properties": {
          "amount": {
            "$ref": "#/components/schemas/Amount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "rate": {
            "type": "string",
            "description": "Units of `to` for one unit of `from`, as published."
          },
          "from": {
            "$ref": "#/components/schemas/Currency"
          },
          "to": {
            "$ref": "#/components/schemas/Currency"
          },
          "date": {
            "$ref": "#/components/schemas/Date"
          },
          "source": {
            "type": "string",
            "description": "Who published the rate."
          }
        }
      },
      "ContributionReceipt": {
        "type": "object",
        "additionalProperties": false,
        "required": ["receipt", "amount", "currency", "paidOn"],
        "properties": {
          "receipt": {
            "type": "string",
            "description": "Number of the receipt."
          },
          "amount": {
            "$ref": "#/components/schemas/Amount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "paidOn": {
            "$ref": "#/components/schemas/Date"
          }
        },
        "description": "A receipt of a payment."
      },
      "ContributionStatementItem": {
        "type": "object",
        "description": "A share of a contribution, or a claim that one guarantor paid for another.",
        "additionalProperties": false,
        "required": ["kind", "date", "mrn", "currency", "debtor", "creditor"],
        "properties": {
          "kind": {
            "type": "string",
            "enum": ["contribution", "claim"],
            "description": "What the line is about."
          },
          "date": {
            "$ref": "#/components/schemas/Date",
            "description": "Day of the declaration, or of the payment's entry; UTC."
          },
          "mrn": {
            "$ref": "#/components/schemas/Mrn"
          },
          "regime": {
            "type": "string",
            "description": "Regime of the movement."
          },
          "agreements": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Id of an agreement."
            },
            "description": "The agreements that name the table."
          },
          "table": {
            "type": "string",
            "description": "Id of the table of contributions."
          },
          "tableFrom": {
            "$ref": "#/components/schemas/Date",
            "description": "First day of the version of the table."
          },
          "base": {
            "$ref": "#/components/schemas/Amount"
          },
          "rate": {
            "type": "string",
            "description": "In per cent."
          },
          "amount": {
            "$ref": "#/components/schemas/Amount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "debtor": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "Who collects the contribution, or issued the guarantee claimed on."
          },
          "creditor": {
            "$ref": "#/components/schemas/PartyKey",
            "description": "Whose share it is, or who paid the claim."
          },
          "country": {
            "$ref": "#/components/schemas/Country",
            "description": "Country the share is for."
          },
          "share": {
            "$ref": "#/components/schemas/Amount"
          },
          "owed": {
            "$ref": "#/components/schemas/Amount"
          },
          "state": {
            "type": "string",
            "enum": ["paid", "open"],
            "description": "Whether all of the contribution has been collected."
          },
          "receipts": {
            "type": "array",
            "description": "What was collected.",
            "items": {
              "$ref": "#/components/schemas/ContributionReceipt"
            }
          },
          "grn": {
            "$ref": "#/components/schemas/Grn"
          },
          "paid": {
            "$ref": "#/components/schemas/Amount"
          },
          "reimbursed": {
            "$ref": "#/components/schemas/Amount"
          },
          "open": {
            "$ref": "#/components/schemas/Amount"
          }
        }
      },
      "ContributionStatementTotal": {
        "type": "object",
        "description": "What one guarantor owes another by all lines, in one currency.",
        "additionalProperties": false,
        "required": ["debtor", "creditor", "currency", "contributions", "claims", "total"],
        "properties": {
          "debtor": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "creditor": {
            "$ref": "#/components/schemas/PartyKey"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "contributions": {
            "$ref": "#/components/schemas/Amount"
          },
          "claims": {
            "$ref": "#/components/schemas/Amount"
          },
          "total": {
            "$ref": "#/components/schemas/Amount"
          }
        }
      },
      "ContributionStatement": {
        "type": "object",
        "description": "The monthly statement between guarantors.",
        "additionalProperties": false,
        "required": ["month", "items", "totals"],
        "properties": {
          "month": {
            "type": "string",
            "description": "Month, YYYY-MM."
          },
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContributionStatementItem"
            },
            "description": "Lines: contributions by declaration, then claims in the order of the log."
          },
          "leftOut": {
            "type": "integer",
            "minimum": 1,
            "description": "How many lines more the statement has; the CSV has them all."
          },
          "totals": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContributionStatementTotal"
            },
            "description": "Who owes whom, what was left out included."
          }
        }
      },
      "MovementContribution": {
        "type": "object",
        "description": "What a movement contributes to the guarantee funds; not the amount secured.",
        "additionalProperties": false,
        "required": [
          "table",
          "tableFrom",
          "agreements",
          "base",
          "rate",
          "amount",
          "currency",
          "collector",
          "shares",
          "receipts"
        ],
        "properties": {
          "table": {
            "type": "string",
            "description": "Id of the table."
          },
          "tableFrom": {
            "$ref": "#/components/schemas/Date",
            "description": "First day of the version of the table."
          },
          "agreements": {
            "type": "array",
            "items": {
              "type": "string",
              "description": "Id of an agreement."
            },
            "description": "The agreements that name the table."
          },
          "base": {
            "$ref": "#/components/schemas/Money"
          },
          "rate": {
            "type": "string",
            "description": "In per cent."
          },
          "amount": {
            "$ref": "#/components/schemas/Amount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "collector": {
            "type": "string",
            "description": "The guarantor that takes the money."
          },
          "shares": {
            "type": "array",
            "description": "They add up to the amount.",
            "items": {
              "$ref": "#/components/schemas/MovementContributionShare"
            }
          },
          "payBeforeRelease": {
            "type": "boolean",
            "description": "Released only when it is paid."
          },
          "receipts": {
            "type": "array",
            "description": "Payments reported.",
            "items": {
              "$ref": "#/components/schemas/MovementContributionReceipt"
            }
          }
        }
      },
      "MovementContributionShare": {
        "type": "object",
        "description": "The share of a contribution that a guarantor gets.",
        "additionalProperties": false,
        "required": ["country", "guarantor", "amount"],
        "properties": {
          "country": {
            "$ref": "#/components/schemas/Country"
          },
          "guarantor": {
            "type": "string",
            "description": "Party key."
          },
          "amount": {
            "$ref": "#/components/schemas/Amount"
          }
        }
      },
      "MovementContributionReceipt": {
        "type": "object",
        "description": "A receipt for a contribution.",
        "additionalProperties": false,
        "required": ["receipt", "amount", "currency", "paidOn"],
        "properties": {
          "receipt": {
            "type": "string",
            "description": "Number of the receipt."
          },
          "amount": {
            "$ref": "#/components/schemas/Amount"
          },
          "currency": {
            "$ref": "#/components/schemas/Currency"
          },
          "paidOn": {
            "$ref": "#/components/schemas/Date"
          }
        }
      },
      "SandboxClock": {
        "type": "object",
        "description": "What time a sandbox's clock shall be.",
        "additionalProperties": false,
        "required": ["now"],
        "properties": {
          "now": {
            "$ref": "#/components/schemas/DateTime",
            "description": "Not before what it is."
          }
        }
      },
      "SandboxClockAnswer": {
        "type": "object",
        "description": "The clock of a sandbox.",
        "additionalProperties": false,
        "required": ["mode", "now"],
        "properties": {
          "mode": {
            "type": "string",
            "const": "manual",
            "description": "It stands still until it is moved."
          },
          "now": {
            "$ref": "#/components/schemas/DateTime",
            "description": "What time it is, in UTC."
          }
        }
      },
      "JsonDocument": {
        "type": "object",
        "description": "A JSON document of a published format: OpenAPI, AsyncAPI, JSON Schema.",
        "additionalProperties": true
      },
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
    }
  }
}
