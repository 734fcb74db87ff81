// generated from schemas/risk-rules.json by "npm run gen"; do not edit

/** Rules by which movements are drawn to a person's attention, with the day from which each holds (interface.md 8). */
export const riskRules = [
  {
    "id": "late-repeated",
    "validFrom": "2026-01-01",
    "about": "late",
    "days": 90,
    "least": 3,
    "labels": {
      "en": "Repeatedly late",
      "fr": "Retards répétés",
      "pt": "Atrasos repetidos"
    },
    "sentence": {
      "en": "{holder} arrived after the limit {count} times in {days} days, last with {mrn} on {at}.",
      "fr": "{holder} est arrivé hors délai {count} fois en {days} jours, la dernière fois avec {mrn} le {at}.",
      "pt": "{holder} chegou fora do prazo {count} vezes em {days} dias, a última com {mrn} em {at}."
    }
  },
  {
    "id": "seals-differ",
    "validFrom": "2026-01-01",
    "about": "seals-differ",
    "days": 90,
    "labels": {
      "en": "Seals differ",
      "fr": "Scellés différents",
      "pt": "Selos diferentes"
    },
    "sentence": {
      "en": "The seals of {mrn} were not found as in force at {office} on {at}.",
      "fr": "Les scellés de {mrn} n’ont pas été trouvés conformes à {office} le {at}.",
      "pt": "Os selos de {mrn} não foram encontrados conformes em {office}, em {at}."
    }
  },
  {
    "id": "vehicle-differs",
    "validFrom": "2026-01-01",
    "about": "vehicle-differs",
    "days": 90,
    "labels": {
      "en": "Vehicle differs",
      "fr": "Véhicule différent",
      "pt": "Veículo diferente"
    },
    "sentence": {
      "en": "{mrn} was seen at {office} on {at} on another vehicle, trailer or container than declared.",
      "fr": "{mrn} a été vu à {office} le {at} sur un véhicule, une remorque ou un conteneur autre que déclaré.",
      "pt": "{mrn} foi visto em {office}, em {at}, num veículo, reboque ou contentor diferente do declarado."
    }
  },
  {
    "id": "mass-outlier",
    "validFrom": "2026-01-01",
    "about": "mass-outlier",
    "days": 90,
    "score": "3.5",
    "least": 30,
    "labels": {
      "en": "Unusual mass",
      "fr": "Masse inhabituelle",
      "pt": "Massa invulgar"
    },
    "sentence": {
      "en": "The mass of a package in item {item} of {mrn} is far from that of {among} items of its heading (score {score}).",
      "fr": "La masse par colis de l’article {item} de {mrn} s’écarte fortement de celle de {among} articles de sa position (écart {score}).",
      "pt": "A massa por volume da adição {item} de {mrn} afasta-se muito da de {among} adições da sua posição (afastamento {score})."
    }
  },
  {
    "id": "value-outlier",
    "validFrom": "2026-01-01",
    "about": "value-outlier",
    "days": 90,
    "score": "3.5",
    "least": 30,
    "labels": {
      "en": "Unusual value",
      "fr": "Valeur inhabituelle",
      "pt": "Valor invulgar"
    },
    "sentence": {
      "en": "The value per kilogram of item {item} of {mrn} is far from that of {among} items of its heading (score {score}).",
      "fr": "La valeur au kilogramme de l’article {item} de {mrn} s’écarte fortement de celle de {among} articles de sa position (écart {score}).",
      "pt": "O valor por quilograma da adição {item} de {mrn} afasta-se muito do de {among} adições da sua posição (afastamento {score})."
    }
  },
  {
    "id": "route-unusual",
    "validFrom": "2026-01-01",
    "about": "route-unusual",
    "days": 90,
    "share": 5,
    "least": 30,
    "labels": {
      "en": "Unusual route",
      "fr": "Itinéraire inhabituel",
      "pt": "Itinerário invulgar"
    },
    "sentence": {
      "en": "The route of {mrn} was taken by {count} of {among} movements between the same offices.",
      "fr": "L’itinéraire de {mrn} a été suivi par {count} des {among} opérations entre les mêmes bureaux.",
      "pt": "O itinerário de {mrn} foi seguido por {count} de {among} operações entre as mesmas estâncias."
    }
  },
  {
    "id": "used-twice",
    "validFrom": "2026-01-01",
    "about": "used-twice",
    "days": 90,
    "labels": {
      "en": "Used twice",
      "fr": "Utilisé deux fois",
      "pt": "Usado duas vezes"
    },
    "sentence": {
      "en": "What carries {mrn} was seen on {at} on another movement in flight.",
      "fr": "Ce qui transporte {mrn} a été vu le {at} sur une autre opération en cours.",
      "pt": "O que transporta {mrn} foi visto em {at} noutra operação em curso."
    }
  },
  {
    "id": "near-limit",
    "validFrom": "2026-01-01",
    "about": "limit",
    "hours": 24,
    "labels": {
      "en": "Limit near",
      "fr": "Délai proche",
      "pt": "Prazo próximo"
    },
    "sentence": {
      "en": "The time limit of {mrn} passes on {at}, and nobody has reported its arrival.",
      "fr": "Le délai de {mrn} expire le {at} et personne n’a signalé son arrivée.",
      "pt": "O prazo de {mrn} termina em {at} e ninguém comunicou a chegada."
    }
  }
] as const
