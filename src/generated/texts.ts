// generated from schemas/texts/ by "npm run gen"; do not edit

/** Texts by group and id, in every language; {name} is filled in. */
export const texts = {
  'attention': {
  "limit": {
    "en": "The time limit of {mrn} passes at {at}; the goods are awaited at {office}.",
    "fr": "Le délai de présentation de {mrn} expire le {at} ; la marchandise est attendue à {office}.",
    "pt": "O prazo de apresentação de {mrn} termina em {at}; a mercadoria é esperada em {office}."
  },
  "limit-passed": {
    "en": "The time limit of {mrn} has been passed since {at}; nobody has reported the goods at {office}.",
    "fr": "Le délai de présentation de {mrn} est dépassé depuis le {at} ; personne n’a signalé la marchandise à {office}.",
    "pt": "O prazo de apresentação de {mrn} está ultrapassado desde {at}; ninguém comunicou a mercadoria em {office}."
  },
  "limit-action": {
    "en": "Ask where the goods are, or extend the limit",
    "fr": "Rechercher la marchandise ou prolonger le délai",
    "pt": "Procurar a mercadoria ou prorrogar o prazo"
  },
  "no-entry": {
    "en": "{mrn} left {from} at {at}; its entry at {office} is not confirmed.",
    "fr": "{mrn} est sorti de {from} le {at} ; l’entrée à {office} n’est pas confirmée.",
    "pt": "{mrn} saiu de {from} em {at}; a entrada em {office} não está confirmada."
  },
  "no-entry-action": {
    "en": "Call the post; confirm or refuse the entry",
    "fr": "Appeler le poste ; confirmer ou refuser l’entrée",
    "pt": "Ligar para o posto; confirmar ou recusar a entrada"
  },
  "stop": {
    "en": "{mrn} is stopped by {who} since {at}; do not let it go.",
    "fr": "{mrn} est immobilisé par {who} depuis le {at} ; ne pas laisser partir.",
    "pt": "{mrn} está imobilizado por {who} desde {at}; não deixar sair."
  },
  "stop-action": {
    "en": "Examine, then lift the stop",
    "fr": "Vérifier, puis lever l’immobilisation",
    "pt": "Verificar e levantar a imobilização"
  },
  "differs": {
    "en": "What was seen of {mrn} is not what was declared: {what}; since {at}.",
    "fr": "Ce qui a été vu de {mrn} n’est pas ce qui a été déclaré : {what} ; depuis le {at}.",
    "pt": "O que se viu de {mrn} não é o que foi declarado: {what}; desde {at}."
  },
  "differs-action": {
    "en": "Compare and settle",
    "fr": "Comparer et régler",
    "pt": "Comparar e resolver"
  },
  "double": {
    "en": "{mrn} looks like {other}, which has not ended.",
    "fr": "{mrn} ressemble à {other}, qui n’est pas terminé.",
    "pt": "{mrn} parece-se com {other}, que não terminou."
  },
  "double-action": {
    "en": "Compare; cancel one of them if both are the same goods",
    "fr": "Comparer ; annuler l’un des deux s’il s’agit de la même marchandise",
    "pt": "Comparar; anular um deles se for a mesma mercadoria"
  },
  "another-movement": {
    "en": "another movement",
    "fr": "un autre mouvement",
    "pt": "outro movimento"
  },
  "enquiry": {
    "en": "Enquiry into {mrn}: {who} is to answer by {until}.",
    "fr": "Procédure de recherche sur {mrn} : réponse attendue de {who} avant le {until}.",
    "pt": "Inquérito sobre {mrn}: resposta de {who} esperada até {until}."
  },
  "enquiry-action": {
    "en": "Answer, or send the proof",
    "fr": "Répondre ou produire la preuve",
    "pt": "Responder ou apresentar a prova"
  },
  "claim": {
    "en": "A claim on {mrn} has been open since {at}; to be paid by {until}.",
    "fr": "Une créance sur {mrn} est ouverte depuis le {at} ; à payer avant le {until}.",
    "pt": "Há uma dívida por pagar sobre {mrn} desde {at}; a pagar até {until}."
  },
  "claim-action": {
    "en": "Pay, or prove that nothing is due",
    "fr": "Payer ou prouver que rien n’est dû",
    "pt": "Pagar ou provar que nada é devido"
  },
  "approval": {
    "en": "A decision on {mrn} at {office} waits for a second person since {at}.",
    "fr": "Une décision sur {mrn} à {office} attend une seconde personne depuis le {at}.",
    "pt": "Uma decisão sobre {mrn} em {office} espera por uma segunda pessoa desde {at}."
  },
  "approval-action": {
    "en": "Approve or reject",
    "fr": "Approuver ou rejeter",
    "pt": "Aprovar ou rejeitar"
  }
},
  'document': {
  "title": {
    "en": "Transit accompanying document",
    "fr": "Document d’accompagnement transit",
    "pt": "Documento de acompanhamento de trânsito"
  },
  "mrn": {
    "en": "Movement reference number (MRN)",
    "fr": "Numéro de référence du mouvement (MRN)",
    "pt": "Número de referência do movimento (MRN)"
  },
  "version": {
    "en": "Version {n}",
    "fr": "Version {n}",
    "pt": "Versão {n}"
  },
  "page": {
    "en": "Page {n} of {of}",
    "fr": "Page {n} sur {of}",
    "pt": "Página {n} de {of}"
  },
  "asOf": {
    "en": "as of {at}",
    "fr": "au {at}",
    "pt": "em {at}"
  },
  "state": {
    "en": "State",
    "fr": "État",
    "pt": "Estado"
  },
  "followUp": {
    "en": "Follow this movement",
    "fr": "Suivre ce mouvement",
    "pt": "Seguir este movimento"
  },
  "followUpHint": {
    "en": "Scan, or open {address} and enter the code.",
    "fr": "Scanner, ou ouvrir {address} et saisir le code.",
    "pt": "Digitalizar, ou abrir {address} e introduzir o código."
  },
  "code": {
    "en": "Code",
    "fr": "Code",
    "pt": "Código"
  },
  "cancelled": {
    "en": "CANCELLED",
    "fr": "ANNULÉ",
    "pt": "ANULADO"
  },
  "cancelledNote": {
    "en": "This document no longer covers any goods.",
    "fr": "Ce document ne couvre plus aucune marchandise.",
    "pt": "Este documento já não cobre quaisquer mercadorias."
  },
  "diverted": {
    "en": "DIVERTED",
    "fr": "ITINÉRAIRE CHANGÉ",
    "pt": "ITINERÁRIO MUDADO"
  },
  "divertedNote": {
    "en": "The way or the destination has changed: what stands below holds, not an earlier copy.",
    "fr": "L’itinéraire ou la destination a changé : ce qui suit fait foi, non un exemplaire antérieur.",
    "pt": "O itinerário ou o destino mudou: vale o que consta abaixo, não um exemplar anterior."
  },
  "discharged": {
    "en": "DISCHARGED",
    "fr": "APURÉ",
    "pt": "APURADO"
  },
  "dischargedNote": {
    "en": "The transit operation has ended; this document covers no further transport.",
    "fr": "L’opération de transit est terminée ; ce document ne couvre plus aucun transport.",
    "pt": "A operação de trânsito terminou; este documento já não cobre qualquer transporte."
  },
  "limitAt": {
    "en": "Transit limit",
    "fr": "Délai de transit",
    "pt": "Prazo do trânsito"
  },
  "releasedAt": {
    "en": "Released for transit",
    "fr": "Mainlevée pour le transit",
    "pt": "Autorização de saída"
  },
  "controlResult": {
    "en": "Control at departure",
    "fr": "Contrôle au départ",
    "pt": "Controlo à partida"
  },
  "references": {
    "en": "LRN and national references",
    "fr": "LRN et références nationales",
    "pt": "LRN e referências nacionais"
  },
  "lot": {
    "en": "Lot {id}, {index} of {of}",
    "fr": "Lot {id}, {index} sur {of}",
    "pt": "Lote {id}, {index} de {of}"
  },
  "principal": {
    "en": "Principal (holder of the transit procedure)",
    "fr": "Principal obligé",
    "pt": "Responsável principal"
  },
  "consignor": {
    "en": "Consignor",
    "fr": "Expéditeur",
    "pt": "Expedidor"
  },
  "consignee": {
    "en": "Consignee",
    "fr": "Destinataire",
    "pt": "Destinatário"
  },
  "perItem": {
    "en": "see the items",
    "fr": "voir les articles",
    "pt": "ver as adições"
  },
  "representative": {
    "en": "Representative",
    "fr": "Représentant",
    "pt": "Representante"
  },
  "carrier": {
    "en": "Carrier",
    "fr": "Transporteur",
    "pt": "Transportador"
  },
  "driver": {
    "en": "Driver",
    "fr": "Conducteur",
    "pt": "Condutor"
  },
  "authorisations": {
    "en": "Authorisations",
    "fr": "Autorisations",
    "pt": "Autorizações"
  },
  "vehicle": {
    "en": "Means of transport",
    "fr": "Moyen de transport",
    "pt": "Meio de transporte"
  },
  "trailers": {
    "en": "Trailers",
    "fr": "Remorques",
    "pt": "Reboques"
  },
  "wagons": {
    "en": "Wagons",
    "fr": "Wagons",
    "pt": "Vagões"
  },
  "seals": {
    "en": "Seals ({n})",
    "fr": "Scellés ({n})",
    "pt": "Selos ({n})"
  },
  "noSeals": {
    "en": "No seals",
    "fr": "Sans scellés",
    "pt": "Sem selos"
  },
  "safeguards": {
    "en": "Other safeguards",
    "fr": "Autres garanties d’identité",
    "pt": "Outras salvaguardas"
  },
  "safeguard-seal": {
    "en": "Seal",
    "fr": "Scellé",
    "pt": "Selo"
  },
  "safeguard-escort": {
    "en": "Escort",
    "fr": "Escorte",
    "pt": "Escolta"
  },
  "safeguard-convoy": {
    "en": "Convoy",
    "fr": "Convoi",
    "pt": "Comboio"
  },
  "safeguard-tracker": {
    "en": "Tracking device",
    "fr": "Balise de suivi",
    "pt": "Dispositivo de seguimento"
  },
  "safeguard-description": {
    "en": "Description of the goods",
    "fr": "Description des marchandises",
    "pt": "Descrição das mercadorias"
  },
  "containers": {
    "en": "Containers",
    "fr": "Conteneurs",
    "pt": "Contentores"
  },
  "container": {
    "en": "Container",
    "fr": "Conteneur",
    "pt": "Contentor"
  },
  "loadingSpace": {
    "en": "Loading space",
    "fr": "Espace de chargement",
    "pt": "Espaço de carga"
  },
  "size": {
    "en": "Size",
    "fr": "Type",
    "pt": "Tipo"
  },
  "containerSeals": {
    "en": "Seals declared or affixed",
    "fr": "Scellés déclarés ou apposés",
    "pt": "Selos declarados ou apostos"
  },
  "containerItems": {
    "en": "Items",
    "fr": "Articles",
    "pt": "Adições"
  },
  "itinerary": {
    "en": "Itinerary",
    "fr": "Itinéraire",
    "pt": "Itinerário"
  },
  "country": {
    "en": "Country",
    "fr": "Pays",
    "pt": "País"
  },
  "entryOffice": {
    "en": "Entry office",
    "fr": "Bureau d’entrée",
    "pt": "Estância de entrada"
  },
  "exitOffice": {
    "en": "Exit office",
    "fr": "Bureau de sortie",
    "pt": "Estância de saída"
  },
  "mode": {
    "en": "Mode",
    "fr": "Mode",
    "pt": "Modo"
  },
  "legLimit": {
    "en": "Limit",
    "fr": "Délai",
    "pt": "Prazo"
  },
  "noted": {
    "en": "Entry or exit (date, seals, stamp)",
    "fr": "Entrée ou sortie (date, scellés, cachet)",
    "pt": "Entrada ou saída (data, selos, carimbo)"
  },
  "guarantees": {
    "en": "Guarantees",
    "fr": "Garanties",
    "pt": "Garantias"
  },
  "guaranteeType": {
    "en": "Type",
    "fr": "Type",
    "pt": "Tipo"
  },
  "grn": {
    "en": "Guarantee reference (GRN)",
    "fr": "Référence de la garantie (GRN)",
    "pt": "Referência da garantia (GRN)"
  },
  "amount": {
    "en": "Amount",
    "fr": "Montant",
    "pt": "Montante"
  },
  "documents": {
    "en": "Documents",
    "fr": "Documents",
    "pt": "Documentos"
  },
  "totals": {
    "en": "Totals",
    "fr": "Totaux",
    "pt": "Totais"
  },
  "itemCount": {
    "en": "Items",
    "fr": "Articles",
    "pt": "Adições"
  },
  "packageCount": {
    "en": "Packages",
    "fr": "Colis",
    "pt": "Volumes"
  },
  "grossMass": {
    "en": "Gross mass (kg)",
    "fr": "Masse brute (kg)",
    "pt": "Massa bruta (kg)"
  },
  "netMass": {
    "en": "Net mass (kg)",
    "fr": "Masse nette (kg)",
    "pt": "Massa líquida (kg)"
  },
  "items": {
    "en": "List of items",
    "fr": "Liste des articles",
    "pt": "Lista de adições"
  },
  "number": {
    "en": "No.",
    "fr": "N°",
    "pt": "N.º"
  },
  "hsCode": {
    "en": "HS code",
    "fr": "Code SH",
    "pt": "Código SH"
  },
  "goods": {
    "en": "Goods",
    "fr": "Marchandises",
    "pt": "Mercadorias"
  },
  "packages": {
    "en": "Packages, marks",
    "fr": "Colis, marques",
    "pt": "Volumes, marcas"
  },
  "marks": {
    "en": "marks",
    "fr": "marques",
    "pt": "marcas"
  },
  "origin": {
    "en": "Origin",
    "fr": "Origine",
    "pt": "Origem"
  },
  "dangerous": {
    "en": "Dangerous goods",
    "fr": "Marchandises dangereuses",
    "pt": "Mercadorias perigosas"
  },
  "more": {
    "en": "and {n} more in the electronic record",
    "fr": "et {n} autres dans l’enregistrement électronique",
    "pt": "e mais {n} no registo eletrónico"
  },
  "end": {
    "en": "End of the list",
    "fr": "Fin de la liste",
    "pt": "Fim da lista"
  }
},
  'follow-up': {
  "title": {
    "en": "Follow a transit movement",
    "fr": "Suivre un mouvement de transit",
    "pt": "Seguir um movimento de trânsito"
  },
  "mrn": {
    "en": "MRN",
    "fr": "MRN",
    "pt": "MRN"
  },
  "state": {
    "en": "State",
    "fr": "État",
    "pt": "Estado"
  },
  "releasedAt": {
    "en": "Released for transit",
    "fr": "Mainlevée pour le transit",
    "pt": "Autorização de saída"
  },
  "limitAt": {
    "en": "Transit limit",
    "fr": "Délai de transit",
    "pt": "Prazo do trânsito"
  },
  "arrivedAt": {
    "en": "Arrived",
    "fr": "Arrivé",
    "pt": "Chegada"
  },
  "endedAt": {
    "en": "Ended",
    "fr": "Terminé",
    "pt": "Terminado"
  },
  "offices": {
    "en": "Offices",
    "fr": "Bureaux",
    "pt": "Estâncias"
  },
  "office": {
    "en": "Office",
    "fr": "Bureau",
    "pt": "Estância"
  },
  "role": {
    "en": "What happens there",
    "fr": "Ce qui s’y passe",
    "pt": "O que lá acontece"
  },
  "departure": {
    "en": "Departure",
    "fr": "Départ",
    "pt": "Partida"
  },
  "entry": {
    "en": "Entry",
    "fr": "Entrée",
    "pt": "Entrada"
  },
  "exit": {
    "en": "Exit",
    "fr": "Sortie",
    "pt": "Saída"
  },
  "destination": {
    "en": "Destination",
    "fr": "Destination",
    "pt": "Destino"
  },
  "passedAt": {
    "en": "Reported at",
    "fr": "Signalé le",
    "pt": "Comunicado em"
  },
  "notYet": {
    "en": "not reported yet",
    "fr": "pas encore signalé",
    "pt": "ainda não comunicado"
  },
  "code": {
    "en": "Code on the accompanying document",
    "fr": "Code figurant sur le document d’accompagnement",
    "pt": "Código indicado no documento de acompanhamento"
  },
  "show": {
    "en": "Show",
    "fr": "Afficher",
    "pt": "Mostrar"
  },
  "notFound": {
    "en": "There is no movement with this MRN and this code. Check both on the accompanying document.",
    "fr": "Aucun mouvement ne porte ce MRN et ce code. Vérifiez l’un et l’autre sur le document d’accompagnement.",
    "pt": "Não existe nenhum movimento com este MRN e este código. Verifique ambos no documento de acompanhamento."
  },
  "tooMany": {
    "en": "Too many attempts from this address. Wait a minute and try again.",
    "fr": "Trop d’essais depuis cette adresse. Attendez une minute et réessayez.",
    "pt": "Demasiadas tentativas a partir deste endereço. Aguarde um minuto e tente de novo."
  },
  "language": {
    "en": "Language",
    "fr": "Langue",
    "pt": "Idioma"
  }
},
  'health': {
  "none": {
    "en": "All is well.",
    "fr": "Tout va bien.",
    "pt": "Está tudo bem."
  },
  "not-judged": {
    "en": "This cannot be judged at present.",
    "fr": "Cela ne peut pas être jugé pour le moment.",
    "pt": "Isto não pode ser avaliado de momento."
  },
  "database-down": {
    "en": "The database does not take a write: no message is accepted, and senders are told to try again. Check DATABASE_URL, the server and its disk.",
    "fr": "La base de données n’accepte aucune écriture : aucun message n’est accepté et les expéditeurs sont invités à réessayer. Vérifiez DATABASE_URL, le serveur et son disque.",
    "pt": "A base de dados não aceita nenhuma escrita: nenhuma mensagem é aceite e os remetentes são convidados a tentar de novo. Verifique DATABASE_URL, o servidor e o seu disco."
  },
  "migrations-pending": {
    "en": "The database is older than this version: messages cannot be stored. Run corridor migrate.",
    "fr": "La base de données est plus ancienne que cette version : les messages ne peuvent pas être enregistrés. Lancez corridor migrate.",
    "pt": "A base de dados é mais antiga do que esta versão: as mensagens não podem ser guardadas. Execute corridor migrate."
  },
  "reference-data-stale": {
    "en": "The reference data cannot be read again: decisions rest on an older version, and a revocation may not count yet.",
    "fr": "Les données de référence ne peuvent pas être relues : les décisions reposent sur une version plus ancienne et une révocation peut ne pas encore compter.",
    "pt": "Os dados de referência não podem ser relidos: as decisões assentam numa versão mais antiga e uma revogação pode ainda não contar."
  },
  "broker-down": {
    "en": "The broker cannot be reached or does not answer: nothing is taken or delivered over AMQP. Messages over HTTP are accepted, and deliveries wait in the database. Check AMQP_URL, CORRIDOR_AMQP_CA for a broker with a private authority, and the server; the log says why.",
    "fr": "Le courtier de messages est injoignable ou ne répond pas : rien n’est reçu ni livré par AMQP. Les messages par HTTP sont acceptés et les livraisons attendent dans la base de données. Vérifiez AMQP_URL, CORRIDOR_AMQP_CA pour un courtier dont l’autorité est privée, et le serveur ; le journal dit pourquoi.",
    "pt": "O intermediário de mensagens está inacessível ou não responde: nada é recebido nem entregue por AMQP. As mensagens por HTTP são aceites e as entregas aguardam na base de dados. Verifique AMQP_URL, CORRIDOR_AMQP_CA para um intermediário com autoridade privada, e o servidor; o registo do hub diz porquê."
  },
  "broker-blocked": {
    "en": "The broker is short of memory or disk and takes nothing: nothing is taken or delivered over AMQP. Messages over HTTP are accepted, and deliveries wait in the database.",
    "fr": "Le courtier de messages manque de mémoire ou de disque et n’accepte rien : rien n’est reçu ni livré par AMQP. Les messages par HTTP sont acceptés et les livraisons attendent dans la base de données.",
    "pt": "O intermediário de mensagens tem falta de memória ou de disco e não aceita nada: nada é recebido nem entregue por AMQP. As mensagens por HTTP são aceites e as entregas aguardam na base de dados."
  },
  "messages-set-aside": {
    "en": "The hub has failed at messages and set them aside: they have no effect until an operator tries them again. See GET /v1/set-aside or corridor set-aside list for what failed.",
    "fr": "Le hub a échoué à traiter des messages et les a isolés : ils restent sans effet jusqu’à ce qu’un opérateur les retente. Voyez GET /v1/set-aside ou corridor set-aside list pour la cause.",
    "pt": "O hub falhou ao tratar mensagens e isolou-as: não têm efeito até que um operador as tente de novo. Veja a causa em GET /v1/set-aside ou com corridor set-aside list."
  },
  "timers-failing": {
    "en": "Timers are due and their firing fails: what they bring about (reminders, enquiries, refusals) does not happen. Each is tried again within the hour. See GET /v1/set-aside for what failed.",
    "fr": "Des délais sont échus et leur déclenchement échoue : ce qu’ils entraînent (rappels, recherches, refus) n’a pas lieu. Chacun est retenté dans l’heure. Voyez GET /v1/set-aside pour la cause.",
    "pt": "Há prazos vencidos cujo disparo falha: o que deles resulta (lembretes, inquéritos, recusas) não acontece. Cada um é tentado de novo dentro de uma hora. Veja a causa em GET /v1/set-aside."
  },
  "database-clock-off": {
    "en": "The clocks of the hub and of the database differ by more than five seconds: times in the log and of leases cannot be trusted. Check the time service on both machines.",
    "fr": "Les horloges du hub et de la base de données diffèrent de plus de cinq secondes : les heures du journal et des baux ne sont pas fiables. Vérifiez le service de temps des deux machines.",
    "pt": "Os relógios do hub e da base de dados diferem em mais de cinco segundos: as horas do registo e das reservas não são fiáveis. Verifique o serviço de hora das duas máquinas."
  },
  "broker-clock-off": {
    "en": "The clocks of the hub and of the broker differ by more than five seconds: one of them is wrong. Check the time service on both machines.",
    "fr": "Les horloges du hub et du courtier de messages diffèrent de plus de cinq secondes : l’une d’elles est fausse. Vérifiez le service de temps des deux machines.",
    "pt": "Os relógios do hub e do intermediário de mensagens diferem em mais de cinco segundos: um deles está errado. Verifique o serviço de hora das duas máquinas."
  },
  "revocation-list-overdue": {
    "en": "A revocation list is past its next update: it goes on to revoke what it names and refuses nobody else, and what its authority has revoked since is not known here. Bring the new list into CORRIDOR_TRUST_CRL; until then revoke certificates in the register of participants.",
    "fr": "Une liste de révocation a dépassé sa prochaine mise à jour : elle révoque toujours ce qu’elle nomme et ne refuse personne d’autre, et ce que son autorité a révoqué depuis n’est pas connu ici. Placez la nouvelle liste dans CORRIDOR_TRUST_CRL ; d’ici là, révoquez les certificats dans le registre des participants.",
    "pt": "Uma lista de revogação passou a data da próxima atualização: continua a revogar o que nomeia e não recusa mais ninguém, e o que a sua autoridade revogou desde então não é conhecido aqui. Ponha a nova lista em CORRIDOR_TRUST_CRL; até lá, revogue certificados no registo dos participantes."
  },
  "revocation-list-undated": {
    "en": "The revocation list does not say when the next one is due: whether it is stale cannot be judged.",
    "fr": "La liste de révocation ne dit pas quand la suivante est attendue : on ne peut pas juger si elle est périmée.",
    "pt": "A lista de revogação não diz quando se espera a seguinte: não se pode avaliar se está desatualizada."
  },
  "revocation-list-none": {
    "en": "There is no revocation list of this authority: its certificates are revoked in the register of participants only.",
    "fr": "Il n’y a pas de liste de révocation de cette autorité : ses certificats ne sont révoqués que dans le registre des participants.",
    "pt": "Não há lista de revogação desta autoridade: os seus certificados só são revogados no registo dos participantes."
  },
  "trust-files-unread": {
    "en": "The files of authorities or revocation lists cannot be used as they are now: what was read last counts on, and a newer revocation does not count yet. The log says why.",
    "fr": "Les fichiers des autorités ou des listes de révocation ne sont pas utilisables en l’état : ce qui a été lu en dernier reste valable et une révocation plus récente ne compte pas encore. Le journal dit pourquoi.",
    "pt": "Os ficheiros das autoridades ou das listas de revogação não podem ser usados como estão: continua a valer o que se leu por último e uma revogação mais recente ainda não conta. O registo do hub diz porquê."
  }
},
} as const

export type TextGroup = keyof typeof texts
