// generated from schemas/texts/ by "npm run gen"; do not edit

/** Texts by group and id, in every language; {name} is filled in. */
export const texts = {
  'account': {
  "title": {
    "en": "Account",
    "fr": "Compte",
    "pt": "Conta"
  },
  "signIn": {
    "en": "Sign in to your account",
    "fr": "Se connecter à votre compte",
    "pt": "Entrar na sua conta"
  },
  "signInHint": {
    "en": "For principals and guarantors. The operator of the hub has given you an access token.",
    "fr": "Pour les principaux obligés et les cautions. L’exploitant de la plateforme vous a remis un jeton d’accès.",
    "pt": "Para responsáveis principais e fiadores. O operador da plataforma entregou-lhe um código de acesso (token)."
  },
  "token": {
    "en": "Access token",
    "fr": "Jeton d’accès",
    "pt": "Token de acesso"
  },
  "enter": {
    "en": "Sign in",
    "fr": "Se connecter",
    "pt": "Entrar"
  },
  "openid": {
    "en": "Sign in with your organisation’s account",
    "fr": "Se connecter avec le compte de votre organisation",
    "pt": "Entrar com a conta da sua organização"
  },
  "noAccount": {
    "en": "No account: follow one movement with its MRN and code",
    "fr": "Sans compte : suivre un mouvement avec son MRN et son code",
    "pt": "Sem conta: seguir um movimento com o MRN e o código"
  },
  "wrongToken": {
    "en": "This token opens nothing. Check that all of it was copied; if it stays so, ask the operator of the hub for a new one.",
    "fr": "Ce jeton n’ouvre rien. Vérifiez qu’il a été copié en entier ; sinon, demandez-en un nouveau à l’exploitant de la plateforme.",
    "pt": "Este token não abre nada. Verifique se foi copiado por inteiro; se continuar assim, peça outro ao operador da plataforma."
  },
  "refused": {
    "en": "You were not signed in. Ask the operator of the hub whether you are registered.",
    "fr": "La connexion n’a pas abouti. Demandez à l’exploitant de la plateforme si vous êtes enregistré.",
    "pt": "Não foi possível entrar. Pergunte ao operador da plataforma se está registado."
  },
  "ended": {
    "en": "Your session has ended. Sign in again.",
    "fr": "Votre session est terminée. Connectez-vous de nouveau.",
    "pt": "A sua sessão terminou. Entre de novo."
  },
  "signedOut": {
    "en": "You are signed out.",
    "fr": "Vous êtes déconnecté.",
    "pt": "Saiu da conta."
  },
  "signOut": {
    "en": "Sign out",
    "fr": "Se déconnecter",
    "pt": "Sair"
  },
  "signOutThere": {
    "en": "Sign out of your organisation’s account as well",
    "fr": "Se déconnecter aussi du compte de votre organisation",
    "pt": "Sair também da conta da sua organização"
  },
  "signedIn": {
    "en": "You are signed in.",
    "fr": "Vous êtes connecté.",
    "pt": "Entrou na conta."
  },
  "goOn": {
    "en": "Go on to your account",
    "fr": "Continuer vers votre compte",
    "pt": "Continuar para a sua conta"
  },
  "otherPlace": {
    "en": "These pages are for principals and guarantors.",
    "fr": "Ces pages sont pour les principaux obligés et les cautions.",
    "pt": "Estas páginas são para responsáveis principais e fiadores."
  },
  "toDesk": {
    "en": "Go to the pages of customs officers",
    "fr": "Aller aux pages des agents des douanes",
    "pt": "Ir para as páginas dos funcionários aduaneiros"
  },
  "toConsole": {
    "en": "Go to the pages of operators",
    "fr": "Aller aux pages des exploitants",
    "pt": "Ir para as páginas dos operadores"
  },
  "toFollowUp": {
    "en": "Follow one movement with its MRN and code",
    "fr": "Suivre un mouvement avec son MRN et son code",
    "pt": "Seguir um movimento com o MRN e o código"
  },
  "toAccount": {
    "en": "Back to your account",
    "fr": "Retour à votre compte",
    "pt": "Voltar à sua conta"
  },
  "failed": {
    "en": "This cannot be shown.",
    "fr": "Ceci ne peut pas être affiché.",
    "pt": "Isto não pode ser mostrado."
  },
  "pages": {
    "en": "Pages of the account",
    "fr": "Pages du compte",
    "pt": "Páginas da conta"
  },
  "principal": {
    "en": "principal",
    "fr": "principal obligé",
    "pt": "responsável principal"
  },
  "guarantor": {
    "en": "guarantor",
    "fr": "caution",
    "pt": "fiador"
  },
  "movements": {
    "en": "Movements",
    "fr": "Mouvements",
    "pt": "Movimentos"
  },
  "underWay": {
    "en": "Under way",
    "fr": "En cours",
    "pt": "Em curso"
  },
  "over": {
    "en": "Ended",
    "fr": "Terminés",
    "pt": "Terminados"
  },
  "noneUnderWay": {
    "en": "No movement is under way.",
    "fr": "Aucun mouvement n’est en cours.",
    "pt": "Nenhum movimento em curso."
  },
  "noneOver": {
    "en": "No movement has ended.",
    "fr": "Aucun mouvement n’est terminé.",
    "pt": "Nenhum movimento terminou."
  },
  "noneHere": {
    "en": "Nothing among those looked at so far.",
    "fr": "Rien parmi ceux examinés jusqu’ici.",
    "pt": "Nada entre os vistos até aqui."
  },
  "next": {
    "en": "Next page",
    "fr": "Page suivante",
    "pt": "Página seguinte"
  },
  "first": {
    "en": "First page",
    "fr": "Première page",
    "pt": "Primeira página"
  },
  "lastSeen": {
    "en": "Last seen",
    "fr": "Dernier passage",
    "pt": "Última passagem"
  },
  "limit": {
    "en": "Limit",
    "fr": "Délai",
    "pt": "Prazo"
  },
  "passed": {
    "en": "passed",
    "fr": "dépassé",
    "pt": "ultrapassado"
  },
  "asked": {
    "en": "Asked of you",
    "fr": "Demandé de vous",
    "pt": "Pedido a si"
  },
  "askedProof": {
    "en": "Enquiry: answer with proof by {at}",
    "fr": "Recherche : répondre avec des preuves avant le {at}",
    "pt": "Inquérito: responder com provas até {at}"
  },
  "askedOther": {
    "en": "Enquiry: an office is asked, by {at}",
    "fr": "Recherche : un bureau est interrogé, avant le {at}",
    "pt": "Inquérito: pergunta-se a uma estância, até {at}"
  },
  "askedPayment": {
    "en": "Claim on the guarantee: to be paid by {at}",
    "fr": "Créance sur la garantie : à payer avant le {at}",
    "pt": "Dívida sobre a garantia: a pagar até {at}"
  },
  "askedPaymentNoDay": {
    "en": "Claim on the guarantee",
    "fr": "Créance sur la garantie",
    "pt": "Dívida sobre a garantia"
  },
  "movement": {
    "en": "Movement",
    "fr": "Mouvement",
    "pt": "Movimento"
  },
  "notReleased": {
    "en": "Not released for transit yet.",
    "fr": "Mainlevée pour le transit pas encore accordée.",
    "pt": "Saída para trânsito ainda não autorizada."
  },
  "document": {
    "en": "Accompanying document (PDF)",
    "fr": "Document d’accompagnement (PDF)",
    "pt": "Documento de acompanhamento (PDF)"
  },
  "securedBy": {
    "en": "Secured by",
    "fr": "Garanti par",
    "pt": "Garantido por"
  },
  "noReference": {
    "en": "without reference",
    "fr": "sans référence",
    "pt": "sem referência"
  },
  "destroyed": {
    "en": "What was said of this movement was destroyed on {at}, as the law asks.",
    "fr": "Le contenu de ce mouvement a été détruit le {at}, comme la loi le veut.",
    "pt": "O conteúdo deste movimento foi destruído em {at}, como a lei manda."
  },
  "guarantees": {
    "en": "Guarantees",
    "fr": "Garanties",
    "pt": "Garantias"
  },
  "exposure": {
    "en": "Exposure",
    "fr": "Exposition",
    "pt": "Exposição"
  },
  "exposureHint": {
    "en": "What your movements take from each guarantee now.",
    "fr": "Ce que vos mouvements prennent de chaque garantie en ce moment.",
    "pt": "O que os seus movimentos tomam de cada garantia neste momento."
  },
  "noGuarantee": {
    "en": "No guarantee has been used.",
    "fr": "Aucune garantie n’a été utilisée.",
    "pt": "Nenhuma garantia foi utilizada."
  },
  "noGuaranteeOwn": {
    "en": "You have registered no guarantee.",
    "fr": "Vous n’avez enregistré aucune garantie.",
    "pt": "Não registou nenhuma garantia."
  },
  "atLeast": {
    "en": "at least, of very many movements",
    "fr": "au moins, sur de très nombreux mouvements",
    "pt": "pelo menos, de muitíssimos movimentos"
  },
  "grn": {
    "en": "Guarantee",
    "fr": "Garantie",
    "pt": "Garantia"
  },
  "state": {
    "en": "State",
    "fr": "État",
    "pt": "Estado"
  },
  "what": {
    "en": "What",
    "fr": "Poste",
    "pt": "Rubrica"
  },
  "amount": {
    "en": "Amount ({currency})",
    "fr": "Montant ({currency})",
    "pt": "Montante ({currency})"
  },
  "limitOf": {
    "en": "Limit",
    "fr": "Plafond",
    "pt": "Limite"
  },
  "available": {
    "en": "Available",
    "fr": "Disponible",
    "pt": "Disponível"
  },
  "reserved": {
    "en": "Reserved",
    "fr": "Réservé",
    "pt": "Reservado"
  },
  "inUse": {
    "en": "In use",
    "fr": "Engagé",
    "pt": "Em utilização"
  },
  "claimed": {
    "en": "Claimed",
    "fr": "Réclamé",
    "pt": "Reclamado"
  },
  "spent": {
    "en": "Spent",
    "fr": "Dépensé",
    "pt": "Gasto"
  },
  "overdrawn": {
    "en": "More is out than the limit allows: this guarantee takes nothing new.",
    "fr": "L’engagement dépasse le plafond : cette garantie n’accepte plus rien de nouveau.",
    "pt": "O comprometido excede o limite: esta garantia não aceita nada de novo."
  },
  "entries": {
    "en": "Entries",
    "fr": "Écritures",
    "pt": "Lançamentos"
  },
  "noEntries": {
    "en": "No entries.",
    "fr": "Aucune écriture.",
    "pt": "Sem lançamentos."
  },
  "time": {
    "en": "Time",
    "fr": "Heure",
    "pt": "Hora"
  },
  "cause": {
    "en": "Cause",
    "fr": "Cause",
    "pt": "Causa"
  },
  "claims": {
    "en": "Claims",
    "fr": "Créances",
    "pt": "Dívidas"
  },
  "noClaims": {
    "en": "Nothing is claimed.",
    "fr": "Aucune créance.",
    "pt": "Nenhuma dívida."
  },
  "deadline": {
    "en": "To be paid by",
    "fr": "À payer avant le",
    "pt": "A pagar até"
  },
  "claimant": {
    "en": "Claimed by",
    "fr": "Réclamé par",
    "pt": "Reclamado por"
  },
  "claimedAmount": {
    "en": "Claimed",
    "fr": "Réclamé",
    "pt": "Reclamado"
  },
  "addressed": {
    "en": "Addressed to you by agreement; on the guarantee of another guarantor.",
    "fr": "Adressée à vous par accord ; sur la garantie d’une autre caution.",
    "pt": "Dirigida a si por acordo; sobre a garantia de outro fiador."
  },
  "statement": {
    "en": "Monthly statement",
    "fr": "Relevé mensuel",
    "pt": "Extrato mensal"
  },
  "month": {
    "en": "Month",
    "fr": "Mois",
    "pt": "Mês"
  },
  "showMonth": {
    "en": "Show the month",
    "fr": "Afficher le mois",
    "pt": "Mostrar o mês"
  },
  "monthBefore": {
    "en": "Month before",
    "fr": "Mois précédent",
    "pt": "Mês anterior"
  },
  "monthAfter": {
    "en": "Month after",
    "fr": "Mois suivant",
    "pt": "Mês seguinte"
  },
  "all": {
    "en": "All guarantees in {currency}",
    "fr": "Toutes les garanties en {currency}",
    "pt": "Todas as garantias em {currency}"
  },
  "opening": {
    "en": "Opening",
    "fr": "Ouverture",
    "pt": "Abertura"
  },
  "change": {
    "en": "Change",
    "fr": "Variation",
    "pt": "Variação"
  },
  "closing": {
    "en": "Closing",
    "fr": "Clôture",
    "pt": "Fecho"
  },
  "soFar": {
    "en": "The month is not over: closing is as of now.",
    "fr": "Le mois n’est pas terminé : la clôture est celle de maintenant.",
    "pt": "O mês não terminou: o fecho é o de agora."
  },
  "download": {
    "en": "All entries as CSV",
    "fr": "Toutes les écritures en CSV",
    "pt": "Todos os lançamentos em CSV"
  },
  "untouched": {
    "en": "Without entries this month",
    "fr": "Sans écriture ce mois",
    "pt": "Sem lançamentos este mês"
  },
  "utc": {
    "en": "Months and times are UTC.",
    "fr": "Mois et heures en UTC.",
    "pt": "Meses e horas em UTC."
  },
  "haveAccount": {
    "en": "I have an account",
    "fr": "J’ai un compte",
    "pt": "Tenho uma conta"
  },
  "money": {
    "en": "Amount",
    "fr": "Montant",
    "pt": "Montante"
  },
  "fromTo": {
    "en": "From → to",
    "fr": "De → à",
    "pt": "De → para"
  }
},
  'attention': {
  "limit": {
    "en": "The time limit of {mrn} passes at {at}; the goods are awaited at {office}.",
    "fr": "Le délai de présentation de {mrn} expire le {at} ; la marchandise est attendue à {office}.",
    "pt": "O prazo de apresentação de {mrn} termina em {at}; a mercadoria é esperada em {office}."
  },
  "limit-passed": {
    "en": "The time limit of {mrn} has been passed since {at}; nobody has reported the goods at {office}.",
    "fr": "Le délai de présentation de {mrn} est dépassé depuis le {at} ; personne n’a signalé la marchandise à {office}.",
    "pt": "O prazo de apresentação de {mrn} está ultrapassado desde {at}; ninguém comunicou a mercadoria em {office}."
  },
  "limit-action": {
    "en": "Ask where the goods are, or extend the limit",
    "fr": "Rechercher la marchandise ou prolonger le délai",
    "pt": "Procurar a mercadoria ou prorrogar o prazo"
  },
  "no-entry": {
    "en": "{mrn} left {from} at {at}; its entry at {office} is not confirmed.",
    "fr": "{mrn} est sorti de {from} le {at} ; l’entrée à {office} n’est pas confirmée.",
    "pt": "{mrn} saiu de {from} em {at}; a entrada em {office} não está confirmada."
  },
  "no-entry-action": {
    "en": "Call the post; confirm or refuse the entry",
    "fr": "Appeler le poste ; confirmer ou refuser l’entrée",
    "pt": "Ligar para o posto; confirmar ou recusar a entrada"
  },
  "stop": {
    "en": "{mrn} is stopped by {who} since {at}; do not let it go.",
    "fr": "{mrn} est immobilisé par {who} depuis le {at} ; ne pas laisser partir.",
    "pt": "{mrn} está imobilizado por {who} desde {at}; não deixar sair."
  },
  "stop-action": {
    "en": "Examine, then lift the stop",
    "fr": "Vérifier, puis lever l’immobilisation",
    "pt": "Verificar e levantar a imobilização"
  },
  "differs": {
    "en": "What was seen of {mrn} is not what was declared: {what}; since {at}.",
    "fr": "Ce qui a été vu de {mrn} n’est pas ce qui a été déclaré : {what} ; depuis le {at}.",
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
    "fr": "Comparer ; annuler l’un des deux s’il s’agit de la même marchandise",
    "pt": "Comparar; anular um deles se for a mesma mercadoria"
  },
  "another-movement": {
    "en": "another movement",
    "fr": "un autre mouvement",
    "pt": "outro movimento"
  },
  "enquiry": {
    "en": "Enquiry into {mrn}: {who} is to answer by {until}.",
    "fr": "Procédure de recherche sur {mrn} : réponse attendue de {who} avant le {until}.",
    "pt": "Inquérito sobre {mrn}: resposta de {who} esperada até {until}."
  },
  "enquiry-action": {
    "en": "Answer, or send the proof",
    "fr": "Répondre ou produire la preuve",
    "pt": "Responder ou apresentar a prova"
  },
  "claim": {
    "en": "A claim on {mrn} has been open since {at}; to be paid by {until}.",
    "fr": "Une créance sur {mrn} est ouverte depuis le {at} ; à payer avant le {until}.",
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
  },
  "queue": {
    "en": "Messages for {who} have waited since {at}: {what}. Messages waiting: {n}; movements held up: {movements}.",
    "fr": "Des messages pour {who} attendent depuis le {at} : {what}. Messages en attente : {n} ; mouvements retenus : {movements}.",
    "pt": "Há mensagens para {who} à espera desde {at}: {what}. Mensagens à espera: {n}; movimentos retidos: {movements}."
  },
  "queue-action": {
    "en": "Call the duty contact; see what waits",
    "fr": "Appeler la permanence ; voir ce qui attend",
    "pt": "Ligar ao contacto de serviço; ver o que espera"
  },
  "queue-no-consumer": {
    "en": "its system is not connected",
    "fr": "son système n’est pas connecté",
    "pt": "o seu sistema não está ligado"
  },
  "queue-broker-unreachable": {
    "en": "the hub cannot reach its broker",
    "fr": "le hub n’atteint pas son courtier de messages",
    "pt": "o hub não alcança o seu intermediário de mensagens"
  },
  "queue-queue-missing": {
    "en": "its queue is missing at the broker",
    "fr": "sa file manque chez le courtier de messages",
    "pt": "a sua fila falta no intermediário de mensagens"
  },
  "queue-no-report": {
    "en": "its system reports nothing that it has taken",
    "fr": "son système ne rend compte d’aucune prise en charge",
    "pt": "o seu sistema não comunica nada do que recebeu"
  },
  "parked": {
    "en": "Messages for {who} are set aside since {at}: {what}. Set aside: {n}; movements held up: {movements}.",
    "fr": "Des messages pour {who} sont mis de côté depuis le {at} : {what}. Mis de côté : {n} ; mouvements retenus : {movements}.",
    "pt": "Há mensagens para {who} postas de parte desde {at}: {what}. Postas de parte: {n}; movimentos retidos: {movements}."
  },
  "parked-cause": {
    "en": "the receiver refused them, or the attempts ran out",
    "fr": "le destinataire les a refusés ou les essais sont épuisés",
    "pt": "o destinatário recusou-as ou as tentativas esgotaram-se"
  },
  "parked-action": {
    "en": "See why; send again or give up",
    "fr": "Voir pourquoi ; renvoyer ou renoncer",
    "pt": "Ver porquê; reenviar ou desistir"
  },
  "ask-break-glass": {
    "en": "{who} has asked since {at} to read the message {id} of {of}; a second operator has to answer.",
    "fr": "{who} demande depuis le {at} à lire le message {id} de {of} ; un second opérateur doit répondre.",
    "pt": "{who} pede desde {at} para ler a mensagem {id} de {of}; um segundo operador tem de responder."
  },
  "ask-discard": {
    "en": "{who} has asked since {at} to give up a message parked for {of}; a second operator has to answer.",
    "fr": "{who} demande depuis le {at} l’abandon d’un message mis de côté pour {of} ; un second opérateur doit répondre.",
    "pt": "{who} pede desde {at} o abandono de uma mensagem retida para {of}; um segundo operador tem de responder."
  },
  "ask-operator": {
    "en": "{who} has asked since {at} for a new way in of {of}; a second operator has to answer.",
    "fr": "{who} demande depuis le {at} un nouvel accès pour {of} ; un second opérateur doit répondre.",
    "pt": "{who} pede desde {at} um novo acesso para {of}; um segundo operador tem de responder."
  },
  "ask-action": {
    "en": "Read why, then approve or reject",
    "fr": "Lire le motif, puis approuver ou rejeter",
    "pt": "Ler o motivo e aprovar ou rejeitar"
  },
  "locked": {
    "en": "The PIN of {who} has been locked since {at}, after ten wrong ones.",
    "fr": "Le code PIN de {who} est bloqué depuis le {at}, après dix essais faux.",
    "pt": "O PIN de {who} está bloqueado desde {at}, após dez tentativas erradas."
  },
  "locked-action": {
    "en": "Ask the person; invite again, or take the device away",
    "fr": "Demander à la personne ; la réinviter ou retirer l’appareil",
    "pt": "Perguntar à pessoa; convidar de novo ou retirar o dispositivo"
  },
  "certificate-ends": {
    "en": "The certificate of {who} for {use} ends at {at}, and none follows it.",
    "fr": "Le certificat pour {use} de {who} expire le {at}, et aucun ne le suit.",
    "pt": "O certificado para {use} de {who} termina em {at}, e nenhum lhe sucede."
  },
  "certificate-ends-action": {
    "en": "Ask for the next one; register it beside this one",
    "fr": "Demander le suivant ; l’enregistrer à côté de celui-ci",
    "pt": "Pedir o seguinte; registá-lo ao lado deste"
  },
  "certificate-none": {
    "en": "No certificate of {who} for {use} has counted since {at}: {what}.",
    "fr": "Aucun certificat pour {use} de {who} ne vaut plus depuis le {at} : {what}.",
    "pt": "Nenhum certificado para {use} de {who} vale desde {at}: {what}."
  },
  "certificate-none-action": {
    "en": "Ask what has happened; register a new one",
    "fr": "Demander ce qui s’est passé ; enregistrer un nouveau certificat",
    "pt": "Perguntar o que aconteceu; registar um novo"
  },
  "certificate-hub-ends": {
    "en": "The hub’s own certificate for {use} ends at {at}.",
    "fr": "Le certificat du hub pour {use} expire le {at}.",
    "pt": "O certificado do próprio hub para {use} termina em {at}."
  },
  "certificate-hub-ends-action": {
    "en": "Have the next one issued; put it in its place and start the hub again",
    "fr": "Faire émettre le suivant ; le mettre à sa place et redémarrer le hub",
    "pt": "Mandar emitir o seguinte; pô-lo no seu lugar e reiniciar o hub"
  },
  "certificate-hub-none": {
    "en": "The hub’s own certificate for {use} ended at {at}; others must refuse it.",
    "fr": "Le certificat du hub pour {use} a expiré le {at} ; les autres doivent le refuser.",
    "pt": "O certificado do próprio hub para {use} terminou em {at}; os outros têm de o recusar."
  },
  "certificate-hub-none-action": {
    "en": "Have a new one issued now; put it in its place and start the hub again",
    "fr": "Faire émettre un nouveau certificat sans attendre ; le mettre à sa place et redémarrer le hub",
    "pt": "Mandar emitir já um novo; pô-lo no seu lugar e reiniciar o hub"
  },
  "certificate-list": {
    "en": "The revocation list of {who} is overdue since {at}: what was revoked later is not known.",
    "fr": "La liste de révocation de {who} est périmée depuis le {at} : les révocations suivantes ne sont pas connues.",
    "pt": "A lista de revogação de {who} está em atraso desde {at}: o que foi revogado depois não se conhece."
  },
  "certificate-list-action": {
    "en": "Ask the authority for a new list; put it in its place",
    "fr": "Demander une nouvelle liste à l’autorité ; la mettre à sa place",
    "pt": "Pedir uma nova lista à autoridade; pô-la no seu lugar"
  },
  "certificate-responder": {
    "en": "The responder {who} has given no answer that is good since {at}: what was revoked later is not known.",
    "fr": "Le répondeur {who} n’a pas donné de réponse valable depuis le {at} : les révocations suivantes ne sont pas connues.",
    "pt": "O serviço de consulta {who} não deu resposta válida desde {at}: o que foi revogado depois não se conhece."
  },
  "certificate-responder-action": {
    "en": "See whether it can be reached; ask the authority",
    "fr": "Voir s’il est joignable ; demander à l’autorité",
    "pt": "Ver se está acessível; perguntar à autoridade"
  },
  "certificate-signing": {
    "en": "signing messages",
    "fr": "la signature des messages",
    "pt": "assinar mensagens"
  },
  "certificate-tls": {
    "en": "connections (TLS)",
    "fr": "les connexions (TLS)",
    "pt": "ligações (TLS)"
  },
  "certificate-expired": {
    "en": "it has expired",
    "fr": "il a expiré",
    "pt": "expirou"
  },
  "certificate-revoked": {
    "en": "it is revoked",
    "fr": "il est révoqué",
    "pt": "foi revogado"
  },
  "certificate-not-trusted": {
    "en": "no authority that the hub trusts has issued it",
    "fr": "aucune autorité à laquelle le hub se fie ne l’a émis",
    "pt": "nenhuma autoridade em que o hub confia o emitiu"
  },
  "outage-outage": {
    "en": "{who} is out of order by its own notice since {at} and until {until}; time limits stand still.",
    "fr": "{who} est en panne déclarée depuis le {at} et jusqu’au {until} ; les délais sont suspendus.",
    "pt": "{who} está em avaria declarada desde {at} e até {until}; os prazos estão suspensos."
  },
  "outage-outage-open": {
    "en": "{who} is out of order by its own notice since {at}, and nobody has said until when; time limits stand still.",
    "fr": "{who} est en panne déclarée depuis le {at}, sans fin annoncée ; les délais sont suspendus.",
    "pt": "{who} está em avaria declarada desde {at}, sem fim anunciado; os prazos estão suspensos."
  },
  "outage-closed": {
    "en": "{who} is closed since {at} and until {until}; time limits stand still.",
    "fr": "{who} est fermé depuis le {at} et jusqu’au {until} ; les délais sont suspendus.",
    "pt": "{who} está fechado desde {at} e até {until}; os prazos estão suspensos."
  },
  "outage-closed-open": {
    "en": "{who} is closed since {at}, and nobody has said until when; time limits stand still.",
    "fr": "{who} est fermé depuis le {at}, sans fin annoncée ; les délais sont suspendus.",
    "pt": "{who} está fechado desde {at}, sem fim anunciado; os prazos estão suspensos."
  },
  "outage-action": {
    "en": "See what waits; the notice ends by itself",
    "fr": "Voir ce qui attend ; l’avis prend fin de lui-même",
    "pt": "Ver o que espera; o aviso termina por si"
  },
  "outage-open-action": {
    "en": "Call; ask for the end of it, or for a notice that names one",
    "fr": "Appeler ; demander la fin, ou un avis qui en annonce une",
    "pt": "Ligar; pedir o fim, ou um aviso que anuncie um"
  },
  "hub-action": {
    "en": "See what the hub needs",
    "fr": "Voir ce dont le hub a besoin",
    "pt": "Ver de que precisa o hub"
  }
},
  'causes': {
  "after": {
    "en": "This was not checked, because “{check}” failed.",
    "fr": "Non vérifié, car « {check} » a échoué.",
    "pt": "Não verificado, porque «{check}» falhou."
  },
  "not-applicable": {
    "en": "There is nothing to check here: {value}.",
    "fr": "Rien à vérifier ici : {value}.",
    "pt": "Nada a verificar aqui: {value}."
  },
  "settings-wrong": {
    "en": "{value}",
    "fr": "{value}",
    "pt": "{value}"
  },
  "configuration-wrong": {
    "en": "{value}",
    "fr": "{value}",
    "pt": "{value}"
  },
  "file-unreadable": {
    "en": "{file} cannot be read: {error}.",
    "fr": "{file} ne peut pas être lu : {error}.",
    "pt": "Não é possível ler {file}: {error}."
  },
  "file-unusable": {
    "en": "{file} does not hold what {setting} needs: {error}.",
    "fr": "{file} ne contient pas ce que demande {setting} : {error}.",
    "pt": "{file} não contém o que {setting} exige: {error}."
  },
  "token-unusable": {
    "en": "The key that {setting} names cannot be used: {error}.",
    "fr": "La clé que désigne {setting} est inutilisable : {error}.",
    "pt": "A chave que {setting} indica não pode ser usada: {error}."
  },
  "key-mismatch": {
    "en": "The key of {key} does not belong to the certificate of {certificate}.",
    "fr": "La clé de {key} n’est pas celle du certificat de {certificate}.",
    "pt": "A chave de {key} não pertence ao certificado de {certificate}."
  },
  "certificate-expired": {
    "en": "{subject} expired on {day}.",
    "fr": "{subject} a expiré le {day}.",
    "pt": "{subject} expirou em {day}."
  },
  "certificate-expires": {
    "en": "{subject} expires on {day} (days left: {days}).",
    "fr": "{subject} expire le {day} (jours restants : {days}).",
    "pt": "{subject} expira em {day} (dias restantes: {days})."
  },
  "certificate-not-yet": {
    "en": "{subject} is valid only from {day}.",
    "fr": "{subject} n’est valable qu’à partir du {day}.",
    "pt": "{subject} só é válido a partir de {day}."
  },
  "certificate-revoked": {
    "en": "{value}.",
    "fr": "{value}.",
    "pt": "{value}."
  },
  "certificate-refused": {
    "en": "{value}.",
    "fr": "{value}.",
    "pt": "{value}."
  },
  "client-purpose": {
    "en": "{value}.",
    "fr": "{value}.",
    "pt": "{value}."
  },
  "client-not-registered": {
    "en": "The hub has no such certificate on record for anybody.",
    "fr": "Le hub n’a enregistré ce certificat pour personne.",
    "pt": "O hub não tem este certificado registado para ninguém."
  },
  "client-other-party": {
    "en": "The hub has registered this certificate for {value}, not for {party}.",
    "fr": "Le hub a enregistré ce certificat pour {value}, et non pour {party}.",
    "pt": "O hub registou este certificado para {value}, e não para {party}."
  },
  "client-for-signing": {
    "en": "The hub has registered this certificate for signing, which opens no connection.",
    "fr": "Le hub a enregistré ce certificat pour la signature, ce qui n’ouvre aucune connexion.",
    "pt": "O hub registou este certificado para assinatura, o que não abre nenhuma ligação."
  },
  "client-refused": {
    "en": "The hub does not let this certificate in: {value}.",
    "fr": "Le hub n’admet pas ce certificat : {value}.",
    "pt": "O hub não admite este certificado: {value}."
  },
  "chain-incomplete": {
    "en": "{subject} was issued by {issuer}, whose certificate is neither presented nor in {anchors}: the chain breaks there.",
    "fr": "{subject} a été émis par {issuer}, dont le certificat n’est ni présenté ni dans {anchors} : la chaîne s’interrompt là.",
    "pt": "{subject} foi emitido por {issuer}, cujo certificado não é apresentado nem está em {anchors}: a cadeia quebra aí."
  },
  "chain-other-authority": {
    "en": "{subject} names {issuer} as its issuer, but the one of that name in {anchors} has not signed it: it is another authority of the same name.",
    "fr": "{subject} désigne {issuer} comme émetteur, mais celui de ce nom dans {anchors} ne l’a pas signé : c’est une autre autorité du même nom.",
    "pt": "{subject} indica {issuer} como emissor, mas a desse nome em {anchors} não o assinou: é outra autoridade com o mesmo nome."
  },
  "chain-unknown-root": {
    "en": "The chain ends at {issuer}, which is not in {anchors}.",
    "fr": "La chaîne aboutit à {issuer}, qui n’est pas dans {anchors}.",
    "pt": "A cadeia termina em {issuer}, que não está em {anchors}."
  },
  "name-mismatch": {
    "en": "The certificate presented is not for {host}: {error}.",
    "fr": "Le certificat présenté n’est pas pour {host} : {error}.",
    "pt": "O certificado apresentado não é para {host}: {error}."
  },
  "dns-unknown": {
    "en": "{host} has no address: {error}.",
    "fr": "{host} n’a pas d’adresse : {error}.",
    "pt": "{host} não tem endereço: {error}."
  },
  "not-reachable": {
    "en": "{host} takes no connection on port {port}: {error}.",
    "fr": "{host} n’accepte aucune connexion sur le port {port} : {error}.",
    "pt": "{host} não aceita ligações na porta {port}: {error}."
  },
  "no-tls": {
    "en": "{host} does not speak TLS on port {port}: {error}.",
    "fr": "{host} ne parle pas TLS sur le port {port} : {error}.",
    "pt": "{host} não fala TLS na porta {port}: {error}."
  },
  "database-login": {
    "en": "PostgreSQL does not let {user} in: {error}.",
    "fr": "PostgreSQL refuse {user} : {error}.",
    "pt": "O PostgreSQL não deixa entrar {user}: {error}."
  },
  "database-old": {
    "en": "PostgreSQL {value} is older than the oldest that is supported, {expected}.",
    "fr": "PostgreSQL {value} est plus ancien que la version minimale, {expected}.",
    "pt": "O PostgreSQL {value} é mais antigo do que a versão mínima, {expected}."
  },
  "database-no-role": {
    "en": "{user} may not act as the role {role}.",
    "fr": "{user} ne peut pas agir sous le rôle {role}.",
    "pt": "{user} não pode agir com o papel {role}."
  },
  "database-owner": {
    "en": "{user} owns the tables or is a superuser: with its password the evidence could be rewritten.",
    "fr": "{user} est propriétaire des tables ou superutilisateur : avec son mot de passe on pourrait réécrire les preuves.",
    "pt": "{user} é dono das tabelas ou superutilizador: com a sua palavra-passe as provas poderiam ser reescritas."
  },
  "migrations-pending": {
    "en": "The database lacks {value}.",
    "fr": "Il manque à la base {value}.",
    "pt": "Faltam à base {value}."
  },
  "migrations-contracted": {
    "en": "A later release has gone where this one cannot follow: {value}.",
    "fr": "Une version ultérieure est allée là où celle-ci ne peut pas la suivre : {value}.",
    "pt": "Uma versão posterior foi até onde esta não a pode seguir: {value}."
  },
  "body-key-unusable": {
    "en": "The key that bodies are sealed with does not serve this database: {error}.",
    "fr": "La clé qui scelle les contenus ne convient pas à cette base : {error}.",
    "pt": "A chave que sela os conteúdos não serve a esta base: {error}."
  },
  "body-keys-left": {
    "en": "{value} data keys are still wrapped with a former key.",
    "fr": "{value} clés de données sont encore protégées par une ancienne clé.",
    "pt": "{value} chaves de dados ainda estão protegidas por uma chave anterior."
  },
  "retention-behind": {
    "en": "No hub has looked for what is to be destroyed since {value}.",
    "fr": "Aucun hub n’a cherché ce qui est à détruire depuis {value}.",
    "pt": "Nenhum hub procura o que há a destruir desde {value}."
  },
  "timestamps-behind": {
    "en": "The time-stamping authority has stamped no entry of the log since {since}.",
    "fr": "L’autorité d’horodatage n’a horodaté aucune entrée du journal depuis {since}.",
    "pt": "A autoridade de carimbos de tempo não carimba nenhuma entrada do registo desde {since}."
  },
  "database-fails": {
    "en": "PostgreSQL does not do what was asked: {error}.",
    "fr": "PostgreSQL n’exécute pas ce qui est demandé : {error}.",
    "pt": "O PostgreSQL não faz o que foi pedido: {error}."
  },
  "clock-ahead": {
    "en": "This machine’s clock is {value} s ahead of that of {of}.",
    "fr": "L’horloge de cette machine avance de {value} s sur celle de {of}.",
    "pt": "O relógio desta máquina está {value} s adiantado em relação ao de {of}."
  },
  "clock-behind": {
    "en": "This machine’s clock is {value} s behind that of {of}.",
    "fr": "L’horloge de cette machine retarde de {value} s sur celle de {of}.",
    "pt": "O relógio desta máquina está {value} s atrasado em relação ao de {of}."
  },
  "broker-login": {
    "en": "RabbitMQ does not let {user} in: {error}.",
    "fr": "RabbitMQ refuse {user} : {error}.",
    "pt": "O RabbitMQ não deixa entrar {user}: {error}."
  },
  "broker-vhost": {
    "en": "{user} has no access to the virtual host {vhost}: {error}.",
    "fr": "{user} n’a pas accès à l’hôte virtuel {vhost} : {error}.",
    "pt": "{user} não tem acesso ao virtual host {vhost}: {error}."
  },
  "broker-old": {
    "en": "RabbitMQ {value} is older than the oldest that is supported, {expected}.",
    "fr": "RabbitMQ {value} est plus ancien que la version minimale, {expected}.",
    "pt": "O RabbitMQ {value} é mais antigo do que a versão mínima, {expected}."
  },
  "broker-hub-rights": {
    "en": "{user} may not do everything in {vhost}: {error}.",
    "fr": "{user} ne peut pas tout faire dans {vhost} : {error}.",
    "pt": "{user} não pode fazer tudo em {vhost}: {error}."
  },
  "broker-blocked": {
    "en": "RabbitMQ takes no message at present: {error}.",
    "fr": "RabbitMQ n’accepte aucun message en ce moment : {error}.",
    "pt": "O RabbitMQ não aceita mensagens neste momento: {error}."
  },
  "broker-fails": {
    "en": "RabbitMQ does not do what was asked: {error}.",
    "fr": "RabbitMQ n’exécute pas ce qui est demandé : {error}.",
    "pt": "O RabbitMQ não faz o que foi pedido: {error}."
  },
  "management-unset": {
    "en": "AMQP_MANAGEMENT_URL is not set: the hub makes no broker users for participants.",
    "fr": "AMQP_MANAGEMENT_URL n’est pas défini : le hub ne crée pas d’utilisateurs du courtier pour les participants.",
    "pt": "AMQP_MANAGEMENT_URL não está definido: o hub não cria utilizadores do broker para os participantes."
  },
  "management-login": {
    "en": "The management API does not let {user} in ({value}).",
    "fr": "L’API de gestion refuse {user} ({value}).",
    "pt": "A API de gestão não deixa entrar {user} ({value})."
  },
  "management-rights": {
    "en": "{user} may not make users at the management API.",
    "fr": "{user} ne peut pas créer d’utilisateurs par l’API de gestion.",
    "pt": "{user} não pode criar utilizadores pela API de gestão."
  },
  "management-fails": {
    "en": "The management API does not answer as it should: {error}.",
    "fr": "L’API de gestion ne répond pas comme elle devrait : {error}.",
    "pt": "A API de gestão não responde como devia: {error}."
  },
  "queue-missing": {
    "en": "The queue {value} does not exist.",
    "fr": "La file {value} n’existe pas.",
    "pt": "A fila {value} não existe."
  },
  "queue-arguments": {
    "en": "The queue {value} has not the arguments it must have: {error}.",
    "fr": "La file {value} n’a pas les arguments qu’elle doit avoir : {error}.",
    "pt": "A fila {value} não tem os argumentos que deve ter: {error}."
  },
  "log-key-unset": {
    "en": "CORRIDOR_LOG_KEY is not set: no witness can co-sign the log.",
    "fr": "CORRIDOR_LOG_KEY n’est pas défini : aucun témoin ne peut cosigner le journal.",
    "pt": "CORRIDOR_LOG_KEY não está definido: nenhuma testemunha pode coassinar o registo."
  },
  "crl-overdue": {
    "en": "The revocation list of {value} should have been replaced on {day}.",
    "fr": "La liste de révocation de {value} aurait dû être remplacée le {day}.",
    "pt": "A lista de revogação de {value} devia ter sido substituída em {day}."
  },
  "crl-none": {
    "en": "There is no revocation list of {value}: what it revokes is not known here.",
    "fr": "Il n’y a pas de liste de révocation de {value} : ce qu’elle révoque n’est pas connu ici.",
    "pt": "Não há lista de revogação de {value}: o que ela revoga não é conhecido aqui."
  },
  "disk-low": {
    "en": "{value} MiB are left on the disk of {file}.",
    "fr": "Il reste {value} Mio sur le disque de {file}.",
    "pt": "Restam {value} MiB no disco de {file}."
  },
  "hub-silent": {
    "en": "No hub answers at {host}: {error}.",
    "fr": "Aucun hub ne répond à {host} : {error}.",
    "pt": "Nenhum hub responde em {host}: {error}."
  },
  "hub-unwell": {
    "en": "The hub reports: {value}",
    "fr": "Le hub signale : {value}",
    "pt": "O hub comunica: {value}"
  },
  "token-refused": {
    "en": "The hub does not know this token: {error}.",
    "fr": "Le hub ne connaît pas ce jeton : {error}.",
    "pt": "O hub não conhece este token: {error}."
  },
  "hub-answers": {
    "en": "The hub answers {value}: {error}.",
    "fr": "Le hub répond {value} : {error}.",
    "pt": "O hub responde {value}: {error}."
  },
  "other-hub-key": {
    "en": "The hub signs with a certificate that is not in {file}: {error}.",
    "fr": "Le hub signe avec un certificat qui n’est pas dans {file} : {error}.",
    "pt": "O hub assina com um certificado que não está em {file}: {error}."
  },
  "schemas-hub-newer": {
    "en": "The hub knows types or versions that this program does not: {value}.",
    "fr": "Le hub connaît des types ou versions que ce programme ne connaît pas : {value}.",
    "pt": "O hub conhece tipos ou versões que este programa não conhece: {value}."
  },
  "schemas-hub-older": {
    "en": "The hub does not know types or versions of this program: {value}.",
    "fr": "Le hub ne connaît pas des types ou versions de ce programme : {value}.",
    "pt": "O hub não conhece tipos ou versões deste programa: {value}."
  },
  "queue-refused": {
    "en": "{user} may not read {value}: {error}.",
    "fr": "{user} ne peut pas lire {value} : {error}.",
    "pt": "{user} não pode ler {value}: {error}."
  },
  "ingress-refused": {
    "en": "{user} may not write to corridor.in: {error}.",
    "fr": "{user} ne peut pas écrire vers corridor.in : {error}.",
    "pt": "{user} não pode escrever em corridor.in: {error}."
  },
  "round-trip-refused": {
    "en": "The hub refused the signed question ({value}): {error}",
    "fr": "Le hub a refusé la question signée ({value}) : {error}",
    "pt": "O hub recusou a pergunta assinada ({value}): {error}"
  },
  "round-trip-silent": {
    "en": "The hub has not answered the signed question within {value} s.",
    "fr": "Le hub n’a pas répondu à la question signée en {value} s.",
    "pt": "O hub não respondeu à pergunta assinada em {value} s."
  },
  "seal-wrong": {
    "en": "The answer is not sealed by the hub as it should be: {error}.",
    "fr": "La réponse n’est pas scellée par le hub comme elle devrait : {error}.",
    "pt": "A resposta não está selada pelo hub como devia: {error}."
  },
  "suspended": {
    "en": "{value} is not active.",
    "fr": "{value} n’est pas actif.",
    "pt": "{value} não está ativo."
  },
  "no-certificate": {
    "en": "No certificate for signing is registered.",
    "fr": "Aucun certificat de signature n’est enregistré.",
    "pt": "Nenhum certificado de assinatura está registado."
  },
  "no-access": {
    "en": "Neither a token nor a certificate for TLS is registered.",
    "fr": "Ni jeton ni certificat TLS n’est enregistré.",
    "pt": "Não está registado nem um token nem um certificado TLS."
  },
  "channel-none": {
    "en": "The channel is none: messages are only shown in the hub’s own pages.",
    "fr": "Le canal est none : les messages ne sont montrés que dans les pages du hub.",
    "pt": "O canal é none: as mensagens só são mostradas nas páginas do hub."
  },
  "no-broker-user": {
    "en": "There is no user at the broker for this participant.",
    "fr": "Il n’y a pas d’utilisateur du courtier pour ce participant.",
    "pt": "Não há utilizador do broker para este participante."
  },
  "no-webhook": {
    "en": "The channel is webhook, and no address is registered.",
    "fr": "Le canal est webhook, et aucune adresse n’est enregistrée.",
    "pt": "O canal é webhook e não está registado nenhum endereço."
  },
  "webhook-fails": {
    "en": "The last call of the webhook failed: {error}.",
    "fr": "Le dernier appel du webhook a échoué : {error}.",
    "pt": "A última chamada do webhook falhou: {error}."
  },
  "webhook-private": {
    "en": "The webhook of {value} leads into a private network, where the hub calls nobody.",
    "fr": "Le webhook de {value} mène dans un réseau privé, où le hub n’appelle personne.",
    "pt": "O webhook de {value} conduz a uma rede privada, onde o hub não chama ninguém."
  },
  "broker-user-rights": {
    "en": "The permissions of {user} at the broker are other than they must be: {error}.",
    "fr": "Les permissions de {user} dans le courtier sont autres que prévu : {error}.",
    "pt": "As permissões de {user} no broker são diferentes do previsto: {error}."
  },
  "nobody-reads": {
    "en": "Nobody reads the channel at present: {value}.",
    "fr": "Personne ne lit le canal en ce moment : {value}.",
    "pt": "Ninguém lê o canal neste momento: {value}."
  },
  "no-offices": {
    "en": "No customs office of {value} is in the registry.",
    "fr": "Aucun bureau de douane de {value} n’est au registre.",
    "pt": "Nenhuma estância aduaneira de {value} está no registo."
  },
  "no-agreement": {
    "en": "No agreement with another country is in force.",
    "fr": "Aucun accord avec un autre pays n’est en vigueur.",
    "pt": "Nenhum acordo com outro país está em vigor."
  },
  "nothing-sent": {
    "en": "No message of this participant has been accepted yet.",
    "fr": "Aucun message de ce participant n’a encore été accepté.",
    "pt": "Ainda nenhuma mensagem deste participante foi aceite."
  },
  "nothing-reported": {
    "en": "No delivery to this participant has been reported yet.",
    "fr": "Aucune livraison à ce participant n’a encore été rapportée.",
    "pt": "Ainda nenhuma entrega a este participante foi comunicada."
  },
  "hub-says": {
    "en": "{cause}",
    "fr": "{cause}",
    "pt": "{cause}"
  }
},
  'certificate': {
  "title": {
    "en": "Certificate of discharge",
    "fr": "Certificat d’apurement",
    "pt": "Certificado de apuramento"
  },
  "statement": {
    "en": "The transit procedure of the movement named above has been discharged. The guarantees named below are free again for the amounts shown.",
    "fr": "Le régime de transit du mouvement nommé ci-dessus est apuré. Les garanties nommées ci-dessous sont de nouveau libres pour les montants indiqués.",
    "pt": "O regime de trânsito do movimento acima indicado está apurado. As garantias abaixo indicadas estão de novo livres pelos montantes indicados."
  },
  "principal": {
    "en": "Holder of the procedure",
    "fr": "Principal obligé",
    "pt": "Responsável principal"
  },
  "reference": {
    "en": "Reference of the declaration",
    "fr": "Référence de la déclaration",
    "pt": "Referência da declaração"
  },
  "departure": {
    "en": "Office of departure",
    "fr": "Bureau de départ",
    "pt": "Estância de partida"
  },
  "destination": {
    "en": "Office of destination",
    "fr": "Bureau de destination",
    "pt": "Estância de destino"
  },
  "releasedAt": {
    "en": "Released for transit",
    "fr": "Mainlevée pour le transit",
    "pt": "Autorização de saída"
  },
  "arrivedAt": {
    "en": "Arrived",
    "fr": "Arrivé",
    "pt": "Chegada registada"
  },
  "notArrived": {
    "en": "no arrival",
    "fr": "pas d’arrivée",
    "pt": "sem chegada"
  },
  "results": {
    "en": "Control results",
    "fr": "Résultats du contrôle",
    "pt": "Resultados do controlo"
  },
  "dischargedAt": {
    "en": "Discharged",
    "fr": "Apuré",
    "pt": "Apurado"
  },
  "basis": {
    "en": "Basis",
    "fr": "Base",
    "pt": "Base"
  },
  "guarantees": {
    "en": "Guarantees",
    "fr": "Garanties",
    "pt": "Garantias"
  },
  "verify": {
    "en": "Whoever holds this certificate can check it: scan, or open {address} and enter the code {code}.",
    "fr": "Quiconque détient ce certificat peut le vérifier : scanner, ou ouvrir {address} et saisir le code {code}.",
    "pt": "Quem tiver este certificado pode verificá-lo: digitalizar, ou abrir {address} e introduzir o código {code}."
  },
  "issued": {
    "en": "Issued by the hub from its records as of {at}.",
    "fr": "Délivré par la plateforme d’après ses enregistrements au {at}.",
    "pt": "Emitido pela plataforma segundo os seus registos em {at}."
  }
},
  'checks': {
  "settings": {
    "en": "Settings",
    "fr": "Paramètres",
    "pt": "Definições"
  },
  "hub-key": {
    "en": "Key and certificate of the hub",
    "fr": "Clé et certificat du hub",
    "pt": "Chave e certificado do hub"
  },
  "hub-chain": {
    "en": "Chain of the hub’s certificate",
    "fr": "Chaîne du certificat du hub",
    "pt": "Cadeia do certificado do hub"
  },
  "tls-key": {
    "en": "Key and certificate for HTTPS",
    "fr": "Clé et certificat pour HTTPS",
    "pt": "Chave e certificado para HTTPS"
  },
  "tls-chain": {
    "en": "Chain that HTTPS presents",
    "fr": "Chaîne présentée par HTTPS",
    "pt": "Cadeia apresentada por HTTPS"
  },
  "authorities": {
    "en": "Authorities of participants",
    "fr": "Autorités des participants",
    "pt": "Autoridades dos participantes"
  },
  "revocation-lists": {
    "en": "Revocation lists",
    "fr": "Listes de révocation",
    "pt": "Listas de revogação"
  },
  "log-key": {
    "en": "Key of the log",
    "fr": "Clé du journal",
    "pt": "Chave do registo"
  },
  "disk": {
    "en": "Disk",
    "fr": "Disque",
    "pt": "Disco"
  },
  "dns": {
    "en": "Name in the DNS",
    "fr": "Nom dans le DNS",
    "pt": "Nome no DNS"
  },
  "reachable": {
    "en": "Connection",
    "fr": "Connexion",
    "pt": "Ligação"
  },
  "tls": {
    "en": "TLS and the chain presented",
    "fr": "TLS et chaîne présentée",
    "pt": "TLS e cadeia apresentada"
  },
  "database-login": {
    "en": "Login at PostgreSQL",
    "fr": "Connexion à PostgreSQL",
    "pt": "Acesso ao PostgreSQL"
  },
  "database-version": {
    "en": "Version of PostgreSQL",
    "fr": "Version de PostgreSQL",
    "pt": "Versão do PostgreSQL"
  },
  "database-role": {
    "en": "Role at PostgreSQL",
    "fr": "Rôle dans PostgreSQL",
    "pt": "Papel no PostgreSQL"
  },
  "database-migrations": {
    "en": "Migrations",
    "fr": "Migrations",
    "pt": "Migrações"
  },
  "database-write": {
    "en": "Writing to PostgreSQL",
    "fr": "Écriture dans PostgreSQL",
    "pt": "Escrita no PostgreSQL"
  },
  "database-clock": {
    "en": "Clock of the database",
    "fr": "Horloge de la base de données",
    "pt": "Relógio da base de dados"
  },
  "body-key": {
    "en": "Key that bodies are sealed with",
    "fr": "Clé qui scelle les contenus",
    "pt": "Chave que sela os conteúdos"
  },
  "retention": {
    "en": "Rounds of retention",
    "fr": "Passages de conservation",
    "pt": "Rondas de conservação"
  },
  "timestamps": {
    "en": "Time-stamps of the log",
    "fr": "Horodatages du journal",
    "pt": "Carimbos de tempo do registo"
  },
  "broker-login": {
    "en": "Login at RabbitMQ",
    "fr": "Connexion à RabbitMQ",
    "pt": "Acesso ao RabbitMQ"
  },
  "broker-version": {
    "en": "Version of RabbitMQ",
    "fr": "Version de RabbitMQ",
    "pt": "Versão do RabbitMQ"
  },
  "broker-permissions": {
    "en": "Permissions at RabbitMQ",
    "fr": "Permissions dans RabbitMQ",
    "pt": "Permissões no RabbitMQ"
  },
  "broker-takes": {
    "en": "RabbitMQ takes messages",
    "fr": "RabbitMQ accepte les messages",
    "pt": "RabbitMQ aceita mensagens"
  },
  "broker-clock": {
    "en": "Clock of the broker",
    "fr": "Horloge du courtier",
    "pt": "Relógio do broker"
  },
  "management": {
    "en": "Management API of RabbitMQ",
    "fr": "API de gestion de RabbitMQ",
    "pt": "API de gestão do RabbitMQ"
  },
  "queues": {
    "en": "Arguments of the queues",
    "fr": "Arguments des files",
    "pt": "Argumentos das filas"
  },
  "hub-running": {
    "en": "A hub answers",
    "fr": "Un hub répond",
    "pt": "Um hub responde"
  },
  "hub-clock": {
    "en": "Clock of the hub",
    "fr": "Horloge du hub",
    "pt": "Relógio do hub"
  },
  "own-key": {
    "en": "Own key and certificate",
    "fr": "Clé et certificat propres",
    "pt": "Chave e certificado próprios"
  },
  "own-chain": {
    "en": "Chain of the own certificate",
    "fr": "Chaîne du certificat propre",
    "pt": "Cadeia do certificado próprio"
  },
  "client-key": {
    "en": "Client certificate and its key",
    "fr": "Certificat client et sa clé",
    "pt": "Certificado de cliente e a sua chave"
  },
  "client-chain": {
    "en": "Chain and purpose of the client certificate",
    "fr": "Chaîne et usage du certificat client",
    "pt": "Cadeia e finalidade do certificado de cliente"
  },
  "client-registered": {
    "en": "Client certificate at the hub",
    "fr": "Certificat client auprès du hub",
    "pt": "Certificado de cliente no hub"
  },
  "client-accepted": {
    "en": "Call with the client certificate",
    "fr": "Appel avec le certificat client",
    "pt": "Chamada com o certificado de cliente"
  },
  "token": {
    "en": "Token",
    "fr": "Jeton",
    "pt": "Token"
  },
  "hub-signature": {
    "en": "Signature of the hub",
    "fr": "Signature du hub",
    "pt": "Assinatura do hub"
  },
  "schema-versions": {
    "en": "Message types and versions",
    "fr": "Types de messages et versions",
    "pt": "Tipos de mensagens e versões"
  },
  "queue-read": {
    "en": "Reading the own queue",
    "fr": "Lecture de sa propre file",
    "pt": "Leitura da própria fila"
  },
  "ingress-write": {
    "en": "Writing to the hub’s exchange",
    "fr": "Écriture vers l’échange du hub",
    "pt": "Escrita na exchange do hub"
  },
  "round-trip-http": {
    "en": "Signed round trip over HTTP",
    "fr": "Aller-retour signé par HTTP",
    "pt": "Ida e volta assinada por HTTP"
  },
  "round-trip-amqp": {
    "en": "Signed round trip over AMQP",
    "fr": "Aller-retour signé par AMQP",
    "pt": "Ida e volta assinada por AMQP"
  },
  "registered": {
    "en": "Registered and active",
    "fr": "Enregistré et actif",
    "pt": "Registado e ativo"
  },
  "signing-certificate": {
    "en": "Certificate for signing",
    "fr": "Certificat de signature",
    "pt": "Certificado de assinatura"
  },
  "access": {
    "en": "Way to authenticate",
    "fr": "Moyen de s’authentifier",
    "pt": "Meio de autenticação"
  },
  "channel": {
    "en": "Channel",
    "fr": "Canal",
    "pt": "Canal"
  },
  "broker-user": {
    "en": "User at the broker",
    "fr": "Utilisateur du courtier",
    "pt": "Utilizador do broker"
  },
  "queue": {
    "en": "Queue",
    "fr": "File",
    "pt": "Fila"
  },
  "webhook": {
    "en": "Webhook",
    "fr": "Webhook",
    "pt": "Webhook"
  },
  "reading": {
    "en": "Somebody reads the channel",
    "fr": "Quelqu’un lit le canal",
    "pt": "Alguém lê o canal"
  },
  "offices": {
    "en": "Customs offices",
    "fr": "Bureaux de douane",
    "pt": "Estâncias aduaneiras"
  },
  "agreements": {
    "en": "Agreements with other countries",
    "fr": "Accords avec d’autres pays",
    "pt": "Acordos com outros países"
  },
  "first-message": {
    "en": "First message sent",
    "fr": "Premier message envoyé",
    "pt": "Primeira mensagem enviada"
  },
  "first-report": {
    "en": "First delivery reported",
    "fr": "Première livraison rapportée",
    "pt": "Primeira entrega comunicada"
  }
},
  'codes': {
  "action attention": {
    "en": "Attention",
    "fr": "Attention",
    "pt": "Atenção"
  },
  "action control": {
    "en": "Control",
    "fr": "Contrôle",
    "pt": "Controlo"
  },
  "action lift": {
    "en": "Stop lifted",
    "fr": "Arrêt levé",
    "pt": "Retenção levantada"
  },
  "action register": {
    "en": "Registered",
    "fr": "Enregistrement",
    "pt": "Registo"
  },
  "action reinstate": {
    "en": "Reinstated",
    "fr": "Rétablissement",
    "pt": "Restabelecimento"
  },
  "action revoke": {
    "en": "Revoked",
    "fr": "Révocation",
    "pt": "Revogação"
  },
  "action stop": {
    "en": "Stop",
    "fr": "Arrêt",
    "pt": "Retenção"
  },
  "action suspend": {
    "en": "Suspended",
    "fr": "Suspension",
    "pt": "Suspensão"
  },
  "action update": {
    "en": "Changed",
    "fr": "Modification",
    "pt": "Alteração"
  },
  "additionalDeclarationType A": {
    "en": "Goods presented",
    "fr": "Marchandises présentées",
    "pt": "Mercadorias apresentadas"
  },
  "additionalDeclarationType D": {
    "en": "Before the goods are presented",
    "fr": "Avant présentation",
    "pt": "Antes da apresentação"
  },
  "affixedBy carrier": {
    "en": "Carrier",
    "fr": "Transporteur",
    "pt": "Transportador"
  },
  "affixedBy customs": {
    "en": "Customs",
    "fr": "Douane",
    "pt": "Alfândega"
  },
  "affixedBy shipper": {
    "en": "Shipper",
    "fr": "Chargeur",
    "pt": "Carregador"
  },
  "affixedBy tracker": {
    "en": "Tracking provider",
    "fr": "Fournisseur du suivi",
    "pt": "Fornecedor do seguimento"
  },
  "basis authority": {
    "en": "By authority",
    "fr": "D'autorité",
    "pt": "Por autoridade"
  },
  "basis request": {
    "en": "On request",
    "fr": "Sur demande",
    "pt": "A pedido"
  },
  "channel green": {
    "en": "Green",
    "fr": "Vert",
    "pt": "Verde"
  },
  "channel red": {
    "en": "Red",
    "fr": "Rouge",
    "pt": "Vermelho"
  },
  "channel yellow": {
    "en": "Yellow",
    "fr": "Jaune",
    "pt": "Amarelo"
  },
  "connection full": {
    "en": "Connected system",
    "fr": "Système raccordé",
    "pt": "Sistema ligado"
  },
  "connection none": {
    "en": "None",
    "fr": "Aucun",
    "pt": "Nenhuma"
  },
  "connection office-app": {
    "en": "Hub's own app",
    "fr": "Application du hub",
    "pt": "Aplicação do hub"
  },
  "connection paper": {
    "en": "Paper",
    "fr": "Papier",
    "pt": "Papel"
  },
  "containerKind en13044": {
    "en": "EN 13044 (swap body)",
    "fr": "EN 13044 (caisse mobile)",
    "pt": "EN 13044 (caixa móvel)"
  },
  "containerKind iso6346": {
    "en": "ISO 6346",
    "fr": "ISO 6346",
    "pt": "ISO 6346"
  },
  "containerKind other": {
    "en": "Other",
    "fr": "Autre",
    "pt": "Outro"
  },
  "continuation national-under-mrn": {
    "en": "National procedure under the same MRN",
    "fr": "Procédure nationale sous le même MRN",
    "pt": "Procedimento nacional sob o mesmo MRN"
  },
  "continuation new-movement": {
    "en": "New movement",
    "fr": "Nouveau mouvement",
    "pt": "Novo movimento"
  },
  "continuation same": {
    "en": "Same movement",
    "fr": "Même mouvement",
    "pt": "Mesmo movimento"
  },
  "controls documents": {
    "en": "Documents",
    "fr": "Documents",
    "pt": "Documentos"
  },
  "controls goods": {
    "en": "Goods",
    "fr": "Marchandises",
    "pt": "Mercadorias"
  },
  "controls scan": {
    "en": "Scan",
    "fr": "Scanner",
    "pt": "Raio X"
  },
  "controls seals": {
    "en": "Seals",
    "fr": "Scellés",
    "pt": "Selos"
  },
  "decision cleared": {
    "en": "Cleared",
    "fr": "Levé",
    "pt": "Libertado"
  },
  "decision control": {
    "en": "Control",
    "fr": "Contrôle",
    "pt": "Controlo"
  },
  "detail events": {
    "en": "Events",
    "fr": "Événements",
    "pt": "Acontecimentos"
  },
  "detail state": {
    "en": "State",
    "fr": "État",
    "pt": "Estado"
  },
  "direction both": {
    "en": "Both ways",
    "fr": "Deux sens",
    "pt": "Ambos os sentidos"
  },
  "direction in": {
    "en": "Incoming",
    "fr": "Entrée",
    "pt": "Entrada"
  },
  "direction out": {
    "en": "Outgoing",
    "fr": "Sortie",
    "pt": "Saída"
  },
  "event alarm": {
    "en": "Alarm",
    "fr": "Alarme",
    "pt": "Alarme"
  },
  "event armed": {
    "en": "Armed",
    "fr": "Activé",
    "pt": "Ativado"
  },
  "event arrived": {
    "en": "Arrival",
    "fr": "Arrivée",
    "pt": "Chegada"
  },
  "event declared": {
    "en": "Declared",
    "fr": "Déclaré",
    "pt": "Declarado"
  },
  "event disarmed": {
    "en": "Disarmed",
    "fr": "Désactivé",
    "pt": "Desativado"
  },
  "event ended": {
    "en": "End",
    "fr": "Fin",
    "pt": "Fim"
  },
  "event entered": {
    "en": "Entry",
    "fr": "Entrée",
    "pt": "Entrada"
  },
  "event exited": {
    "en": "Exit",
    "fr": "Sortie",
    "pt": "Saída"
  },
  "event position": {
    "en": "Position",
    "fr": "Position",
    "pt": "Posição"
  },
  "event released": {
    "en": "Released",
    "fr": "Mainlevée",
    "pt": "Saída autorizada"
  },
  "event results": {
    "en": "Results",
    "fr": "Résultats",
    "pt": "Resultados"
  },
  "event returned": {
    "en": "Return",
    "fr": "Retour",
    "pt": "Regresso"
  },
  "event silent": {
    "en": "Silent",
    "fr": "Muet",
    "pt": "Silencioso"
  },
  "extent all": {
    "en": "All goods",
    "fr": "Toutes les marchandises",
    "pt": "Todas as mercadorias"
  },
  "extent items": {
    "en": "Some items",
    "fr": "Certains articles",
    "pt": "Algumas adições"
  },
  "flag entryMissing": {
    "en": "Entry not reported",
    "fr": "Entrée non signalée",
    "pt": "Entrada não comunicada"
  },
  "flag partial": {
    "en": "Arrived in part",
    "fr": "Arrivé en partie",
    "pt": "Chegada parcial"
  },
  "flag passedStop": {
    "en": "Passed in spite of a stop",
    "fr": "Passé malgré un blocage",
    "pt": "Passou apesar de um bloqueio"
  },
  "flag sealsDiffer": {
    "en": "Seals not in force or violated",
    "fr": "Scellés non en vigueur ou rompus",
    "pt": "Selos não em vigor ou violados"
  },
  "flag usedTwice": {
    "en": "Vehicle or container used twice",
    "fr": "Véhicule ou conteneur utilisé deux fois",
    "pt": "Veículo ou contentor utilizado duas vezes"
  },
  "flag vehicleDiffers": {
    "en": "Other vehicle than declared",
    "fr": "Véhicule autre que celui déclaré",
    "pt": "Veículo diferente do declarado"
  },
  "flags entryMissing": {
    "en": "Entry not reported",
    "fr": "Entrée non signalée",
    "pt": "Entrada não comunicada"
  },
  "flags partial": {
    "en": "Arrived in part",
    "fr": "Arrivé en partie",
    "pt": "Chegada parcial"
  },
  "flags passedStop": {
    "en": "Passed in spite of a stop",
    "fr": "Passé malgré un blocage",
    "pt": "Passou apesar de um bloqueio"
  },
  "flags sealsDiffer": {
    "en": "Seals not in force or violated",
    "fr": "Scellés non en vigueur ou rompus",
    "pt": "Selos não em vigor ou violados"
  },
  "flags usedTwice": {
    "en": "Vehicle or container used twice",
    "fr": "Véhicule ou conteneur utilisé deux fois",
    "pt": "Veículo ou contentor utilizado duas vezes"
  },
  "flags vehicleDiffers": {
    "en": "Other vehicle than declared",
    "fr": "Véhicule autre que celui déclaré",
    "pt": "Veículo diferente do declarado"
  },
  "fullness empty": {
    "en": "Empty",
    "fr": "Vide",
    "pt": "Vazio"
  },
  "fullness full": {
    "en": "Full",
    "fr": "Plein",
    "pt": "Cheio"
  },
  "fullness part": {
    "en": "Partly full",
    "fr": "Partiel",
    "pt": "Parcial"
  },
  "kind container": {
    "en": "Container",
    "fr": "Conteneur",
    "pt": "Contentor"
  },
  "kind convoy": {
    "en": "Convoy",
    "fr": "Convoi",
    "pt": "Escolta em coluna"
  },
  "kind description": {
    "en": "Description of the goods",
    "fr": "Description des marchandises",
    "pt": "Descrição das mercadorias"
  },
  "kind documents": {
    "en": "Documents",
    "fr": "Documents",
    "pt": "Documentos"
  },
  "kind electronic": {
    "en": "Electronic",
    "fr": "Électronique",
    "pt": "Eletrónico"
  },
  "kind equipment": {
    "en": "Containers",
    "fr": "Conteneurs",
    "pt": "Contentores"
  },
  "kind escort": {
    "en": "Escort",
    "fr": "Escorte",
    "pt": "Escolta"
  },
  "kind exit": {
    "en": "Exit",
    "fr": "Sortie",
    "pt": "Saída"
  },
  "kind goods": {
    "en": "Goods",
    "fr": "Marchandises",
    "pt": "Mercadorias"
  },
  "kind mass": {
    "en": "Mass",
    "fr": "Masse",
    "pt": "Massa"
  },
  "kind means": {
    "en": "Means of transport",
    "fr": "Moyen de transport",
    "pt": "Meio de transporte"
  },
  "kind mechanical": {
    "en": "Mechanical",
    "fr": "Mécanique",
    "pt": "Mecânico"
  },
  "kind mode": {
    "en": "Change of mode",
    "fr": "Changement de mode",
    "pt": "Mudança de modo"
  },
  "kind no-entry": {
    "en": "No entry",
    "fr": "Sans entrée",
    "pt": "Sem entrada"
  },
  "kind other": {
    "en": "Other",
    "fr": "Autre",
    "pt": "Outro"
  },
  "kind packages": {
    "en": "Packages",
    "fr": "Colis",
    "pt": "Volumes"
  },
  "kind partial": {
    "en": "Arrival in part",
    "fr": "Arrivée partielle",
    "pt": "Chegada parcial"
  },
  "kind return": {
    "en": "Return",
    "fr": "Retour",
    "pt": "Regresso"
  },
  "kind seal": {
    "en": "Seal",
    "fr": "Scellé",
    "pt": "Selo"
  },
  "kind seal-state": {
    "en": "State of the seals",
    "fr": "État des scellés",
    "pt": "Estado dos selos"
  },
  "kind seals": {
    "en": "Seals",
    "fr": "Scellés",
    "pt": "Selos"
  },
  "kind stop": {
    "en": "Stop",
    "fr": "Immobilisation",
    "pt": "Imobilização"
  },
  "kind tracker": {
    "en": "Tracking device",
    "fr": "Dispositif de suivi",
    "pt": "Dispositivo de seguimento"
  },
  "kind trailer": {
    "en": "Trailer",
    "fr": "Remorque",
    "pt": "Reboque"
  },
  "kind used-twice": {
    "en": "Used twice",
    "fr": "Utilisé deux fois",
    "pt": "Utilizado duas vezes"
  },
  "kind vehicle": {
    "en": "Vehicle",
    "fr": "Véhicule",
    "pt": "Veículo"
  },
  "kind vin": {
    "en": "Vehicle identification number",
    "fr": "Numéro de châssis",
    "pt": "Número de quadro"
  },
  "kind wagon": {
    "en": "Wagon",
    "fr": "Wagon",
    "pt": "Vagão"
  },
  "level customs": {
    "en": "Customs",
    "fr": "Douane",
    "pt": "Alfândega"
  },
  "level office": {
    "en": "Office",
    "fr": "Bureau",
    "pt": "Estância"
  },
  "level operator": {
    "en": "Operator of the hub",
    "fr": "Exploitant du hub",
    "pt": "Operador do hub"
  },
  "monitoring guarantor": {
    "en": "The guarantor",
    "fr": "La caution",
    "pt": "O fiador"
  },
  "monitoring ledger": {
    "en": "The hub",
    "fr": "Le hub",
    "pt": "O hub"
  },
  "occurredPrecision day": {
    "en": "Day",
    "fr": "Jour",
    "pt": "Dia"
  },
  "occurredPrecision minute": {
    "en": "Minute",
    "fr": "Minute",
    "pt": "Minuto"
  },
  "occurredPrecision second": {
    "en": "Second",
    "fr": "Seconde",
    "pt": "Segundo"
  },
  "operation arrive": {
    "en": "Arrival",
    "fr": "Arrivée",
    "pt": "Chegada"
  },
  "operation cut": {
    "en": "Wagon left behind",
    "fr": "Wagon dételé",
    "pt": "Vagão deixado"
  },
  "operation depart": {
    "en": "Departure",
    "fr": "Départ",
    "pt": "Partida"
  },
  "operation pass": {
    "en": "Passage",
    "fr": "Passage",
    "pt": "Passagem"
  },
  "outcome abandoned": {
    "en": "Abandoned",
    "fr": "Abandonné",
    "pt": "Abandonado"
  },
  "outcome accepted": {
    "en": "Accepted",
    "fr": "Accepté",
    "pt": "Aceite"
  },
  "outcome cleared-in-transit": {
    "en": "Cleared in a transit country",
    "fr": "Dédouané dans un pays de transit",
    "pt": "Desalfandegado num país de trânsito"
  },
  "outcome destroyed": {
    "en": "Destroyed",
    "fr": "Détruit",
    "pt": "Destruído"
  },
  "outcome refused": {
    "en": "Refused",
    "fr": "Refusé",
    "pt": "Recusado"
  },
  "outcome rejected": {
    "en": "Rejected",
    "fr": "Rejeté",
    "pt": "Rejeitado"
  },
  "outcome returned": {
    "en": "Returned",
    "fr": "Réexpédié au départ",
    "pt": "Devolvido"
  },
  "outcome seized": {
    "en": "Seized",
    "fr": "Saisi",
    "pt": "Apreendido"
  },
  "outcome solved": {
    "en": "Solved",
    "fr": "Résolu",
    "pt": "Resolvido"
  },
  "outcome stolen": {
    "en": "Stolen",
    "fr": "Volé",
    "pt": "Roubado"
  },
  "outcome unsolved": {
    "en": "Not solved",
    "fr": "Non résolu",
    "pt": "Não resolvido"
  },
  "procedure automatic": {
    "en": "Automatic",
    "fr": "Automatique",
    "pt": "Automático"
  },
  "procedure manual": {
    "en": "Entered from paper",
    "fr": "Saisi d'après le papier",
    "pt": "Introduzido a partir do papel"
  },
  "procedures diversion": {
    "en": "Diversion",
    "fr": "Changement d'itinéraire",
    "pt": "Alteração de itinerário"
  },
  "procedures enquiry": {
    "en": "Enquiry",
    "fr": "Recherche",
    "pt": "Inquérito"
  },
  "procedures recovery": {
    "en": "Recovery",
    "fr": "Recouvrement",
    "pt": "Cobrança"
  },
  "procedures stop": {
    "en": "Stop",
    "fr": "Arrêt",
    "pt": "Retenção"
  },
  "purpose claim": {
    "en": "Claim",
    "fr": "Créance",
    "pt": "Dívida"
  },
  "purpose contribution": {
    "en": "Contribution to the fund",
    "fr": "Contribution au fonds",
    "pt": "Contribuição para o fundo"
  },
  "purpose destination": {
    "en": "Destination",
    "fr": "Destination",
    "pt": "Destino"
  },
  "purpose refund": {
    "en": "Refund to the payer",
    "fr": "Remboursement au payeur",
    "pt": "Reembolso ao pagador"
  },
  "purpose reimbursement": {
    "en": "Reimbursement",
    "fr": "Remboursement",
    "pt": "Reembolso"
  },
  "purpose transit": {
    "en": "Transit",
    "fr": "Transit",
    "pt": "Trânsito"
  },
  "qualifier T": {
    "en": "Postcode",
    "fr": "Code postal",
    "pt": "Código postal"
  },
  "qualifier U": {
    "en": "UN/LOCODE",
    "fr": "UN/LOCODE",
    "pt": "UN/LOCODE"
  },
  "qualifier V": {
    "en": "Customs office",
    "fr": "Bureau de douane",
    "pt": "Estância aduaneira"
  },
  "qualifier W": {
    "en": "Coordinates",
    "fr": "Coordonnées",
    "pt": "Coordenadas"
  },
  "qualifier X": {
    "en": "Trader's number",
    "fr": "Numéro d'opérateur",
    "pt": "Número de operador"
  },
  "qualifier Y": {
    "en": "Authorisation",
    "fr": "Autorisation",
    "pt": "Autorização"
  },
  "qualifier Z": {
    "en": "Address",
    "fr": "Adresse",
    "pt": "Morada"
  },
  "reason accident": {
    "en": "Accident",
    "fr": "Accident",
    "pt": "Acidente"
  },
  "reason administrative": {
    "en": "Administrative",
    "fr": "Administratif",
    "pt": "Administrativo"
  },
  "reason arrived-elsewhere": {
    "en": "Arrived elsewhere",
    "fr": "Arrivé ailleurs",
    "pt": "Chegada a outro lugar"
  },
  "reason border-closed": {
    "en": "Border closed",
    "fr": "Frontière fermée",
    "pt": "Fronteira encerrada"
  },
  "reason breakdown": {
    "en": "Breakdown",
    "fr": "Panne",
    "pt": "Avaria"
  },
  "reason broken": {
    "en": "Broken",
    "fr": "Rompu",
    "pt": "Violado"
  },
  "reason cancelled": {
    "en": "Cancelled",
    "fr": "Annulé",
    "pt": "Anulado"
  },
  "reason carrier-request": {
    "en": "Asked by the carrier",
    "fr": "Demande du transporteur",
    "pt": "Pedido do transportador"
  },
  "reason control": {
    "en": "Control",
    "fr": "Contrôle",
    "pt": "Controlo"
  },
  "reason diverted": {
    "en": "Diverted",
    "fr": "Changement d'itinéraire",
    "pt": "Itinerário alterado"
  },
  "reason error": {
    "en": "Error",
    "fr": "Erreur",
    "pt": "Erro"
  },
  "reason health": {
    "en": "Health",
    "fr": "Santé",
    "pt": "Saúde"
  },
  "reason other": {
    "en": "Other",
    "fr": "Autre",
    "pt": "Outro"
  },
  "reason road-closed": {
    "en": "Road closed",
    "fr": "Route coupée",
    "pt": "Estrada cortada"
  },
  "reason security": {
    "en": "Security",
    "fr": "Sécurité",
    "pt": "Segurança"
  },
  "reason tampered": {
    "en": "Tampered with",
    "fr": "Violé",
    "pt": "Violado"
  },
  "reason tracker": {
    "en": "Tracking device",
    "fr": "Dispositif de suivi",
    "pt": "Dispositivo de seguimento"
  },
  "reason transhipment": {
    "en": "Transhipment",
    "fr": "Transbordement",
    "pt": "Transbordo"
  },
  "reason weather": {
    "en": "Weather",
    "fr": "Intempéries",
    "pt": "Intempéries"
  },
  "role CS": {
    "en": "Consolidator",
    "fr": "Groupeur",
    "pt": "Consolidador"
  },
  "role FW": {
    "en": "Freight forwarder",
    "fr": "Transitaire",
    "pt": "Transitário"
  },
  "role MF": {
    "en": "Manufacturer",
    "fr": "Fabricant",
    "pt": "Fabricante"
  },
  "role WH": {
    "en": "Warehouse keeper",
    "fr": "Entrepositaire",
    "pt": "Depositário"
  },
  "role carrier": {
    "en": "Carrier",
    "fr": "Transporteur",
    "pt": "Transportador"
  },
  "role consignee": {
    "en": "Consignee",
    "fr": "Destinataire",
    "pt": "Destinatário"
  },
  "role customs": {
    "en": "Customs",
    "fr": "Douane",
    "pt": "Alfândega"
  },
  "role guarantor": {
    "en": "Guarantor",
    "fr": "Caution",
    "pt": "Fiador"
  },
  "role hub": {
    "en": "Hub",
    "fr": "Hub",
    "pt": "Hub"
  },
  "role payment": {
    "en": "Payment system",
    "fr": "Système de paiement",
    "pt": "Sistema de pagamento"
  },
  "role principal": {
    "en": "Principal",
    "fr": "Principal obligé",
    "pt": "Responsável principal"
  },
  "role rail": {
    "en": "Railway",
    "fr": "Chemin de fer",
    "pt": "Caminho de ferro"
  },
  "role tracking": {
    "en": "Tracking provider",
    "fr": "Fournisseur du suivi",
    "pt": "Fornecedor do seguimento"
  },
  "scope country": {
    "en": "Country",
    "fr": "Pays",
    "pt": "País"
  },
  "scope leg": {
    "en": "Leg",
    "fr": "Étape",
    "pt": "Etapa"
  },
  "scope movement": {
    "en": "Movement",
    "fr": "Mouvement",
    "pt": "Movimento"
  },
  "scope office": {
    "en": "Office",
    "fr": "Bureau",
    "pt": "Estância"
  },
  "security 0": {
    "en": "None",
    "fr": "Aucune",
    "pt": "Nenhuns"
  },
  "security 1": {
    "en": "Entry",
    "fr": "Entrée",
    "pt": "Entrada"
  },
  "security 2": {
    "en": "Exit",
    "fr": "Sortie",
    "pt": "Saída"
  },
  "security 3": {
    "en": "Entry and exit",
    "fr": "Entrée et sortie",
    "pt": "Entrada e saída"
  },
  "stage holder": {
    "en": "Holder",
    "fr": "Titulaire",
    "pt": "Titular"
  },
  "stage limit": {
    "en": "Time limit",
    "fr": "Délai",
    "pt": "Prazo"
  },
  "stage office": {
    "en": "Office",
    "fr": "Bureau",
    "pt": "Estância"
  },
  "state available": {
    "en": "Open",
    "fr": "Ouvert",
    "pt": "Aberto"
  },
  "state closed": {
    "en": "Closed",
    "fr": "Fermé",
    "pt": "Encerrado"
  },
  "state limited": {
    "en": "Limited",
    "fr": "Limité",
    "pt": "Limitado"
  },
  "state outage": {
    "en": "Out of service",
    "fr": "Hors service",
    "pt": "Fora de serviço"
  },
  "status 2": {
    "en": "Direct representation",
    "fr": "Représentation directe",
    "pt": "Representação direta"
  },
  "status 3": {
    "en": "Indirect representation",
    "fr": "Représentation indirecte",
    "pt": "Representação indireta"
  },
  "status withdrawn": {
    "en": "Withdrawn: nothing more is to be collected",
    "fr": "Retirée : plus rien n’est à percevoir",
    "pt": "Retirado: nada mais há a cobrar"
  },
  "type A": {
    "en": "Designated place",
    "fr": "Lieu désigné",
    "pt": "Local designado"
  },
  "type B": {
    "en": "Authorised place",
    "fr": "Lieu autorisé",
    "pt": "Local autorizado"
  },
  "type C": {
    "en": "Approved place",
    "fr": "Lieu agréé",
    "pt": "Local aprovado"
  },
  "type D": {
    "en": "Other place",
    "fr": "Autre lieu",
    "pt": "Outro local"
  }
},
  'cures': {
  "after": {
    "en": "Put that right first.",
    "fr": "Corrigez d’abord ce point.",
    "pt": "Corrija primeiro esse ponto."
  },
  "not-applicable": {
    "en": "Nothing needs to be done.",
    "fr": "Il n’y a rien à faire.",
    "pt": "Não é preciso fazer nada."
  },
  "settings-wrong": {
    "en": "Correct this setting; corridor help settings explains each of them.",
    "fr": "Corrigez ce paramètre ; corridor help settings les explique tous.",
    "pt": "Corrija esta definição; corridor help settings explica cada uma."
  },
  "configuration-wrong": {
    "en": "Correct the adapter’s configuration file {file}.",
    "fr": "Corrigez le fichier de configuration de l’adaptateur {file}.",
    "pt": "Corrija o ficheiro de configuração do adaptador {file}."
  },
  "file-unreadable": {
    "en": "Correct {setting}, or give this user the right to read the file.",
    "fr": "Corrigez {setting}, ou donnez à cet utilisateur le droit de lire le fichier.",
    "pt": "Corrija {setting}, ou dê a este utilizador o direito de ler o ficheiro."
  },
  "file-unusable": {
    "en": "Put the right file in its place, in PEM.",
    "fr": "Mettez le bon fichier à sa place, au format PEM.",
    "pt": "Coloque o ficheiro certo no seu lugar, em PEM."
  },
  "token-unusable": {
    "en": "Correct the token, label, module or PIN file in {setting}, and see that the token is there.",
    "fr": "Corrigez le jeton, l’étiquette, le module ou le fichier du code PIN dans {setting}, et vérifiez que le jeton est là.",
    "pt": "Corrija o token, a etiqueta, o módulo ou o ficheiro do PIN em {setting} e veja se o token está presente."
  },
  "key-mismatch": {
    "en": "Name the key with which this certificate was requested, or the certificate issued for this key.",
    "fr": "Indiquez la clé avec laquelle ce certificat a été demandé, ou le certificat émis pour cette clé.",
    "pt": "Indique a chave com que este certificado foi pedido, ou o certificado emitido para esta chave."
  },
  "certificate-expired": {
    "en": "Have a new certificate issued and put it in place of this one; if the date is wrong, set this machine’s clock.",
    "fr": "Faites émettre un nouveau certificat et mettez-le à la place de celui-ci ; si la date est fausse, réglez l’horloge de cette machine.",
    "pt": "Peça um novo certificado e coloque-o no lugar deste; se a data estiver errada, acerte o relógio desta máquina."
  },
  "certificate-expires": {
    "en": "Have it renewed before that day; the old and the new one may overlap.",
    "fr": "Faites-le renouveler avant ce jour ; l’ancien et le nouveau peuvent se chevaucher.",
    "pt": "Renove-o antes desse dia; o antigo e o novo podem sobrepor-se."
  },
  "certificate-not-yet": {
    "en": "Set this machine’s clock, or wait until that moment.",
    "fr": "Réglez l’horloge de cette machine, ou attendez ce moment.",
    "pt": "Acerte o relógio desta máquina, ou espere até esse momento."
  },
  "certificate-revoked": {
    "en": "Have a new certificate issued for a new key, and register it.",
    "fr": "Faites émettre un nouveau certificat pour une nouvelle clé, et enregistrez-le.",
    "pt": "Peça um novo certificado para uma nova chave e registe-o."
  },
  "certificate-refused": {
    "en": "Have a certificate issued by a trusted authority for this use, and register it.",
    "fr": "Faites émettre par une autorité reconnue un certificat pour cet usage, et enregistrez-le.",
    "pt": "Peça a uma autoridade reconhecida um certificado para este uso e registe-o."
  },
  "client-purpose": {
    "en": "Have a certificate issued for client authentication, for a key of its own.",
    "fr": "Faites émettre un certificat pour l’authentification de client, pour une clé à part.",
    "pt": "Peça um certificado para autenticação de cliente, para uma chave própria."
  },
  "client-not-registered": {
    "en": "Have the operator register it for {party} with use tls.",
    "fr": "Faites-le enregistrer par l’opérateur pour {party} avec l’usage tls.",
    "pt": "Peça ao operador que o registe para {party} com o uso tls."
  },
  "client-other-party": {
    "en": "Present the certificate of {party}; a call in the name of another is refused.",
    "fr": "Présentez le certificat de {party} ; un appel au nom d’un autre est refusé.",
    "pt": "Apresente o certificado de {party}; uma chamada em nome de outro é recusada."
  },
  "client-for-signing": {
    "en": "Have a certificate for another key registered with use tls.",
    "fr": "Faites enregistrer avec l’usage tls un certificat pour une autre clé.",
    "pt": "Peça o registo de um certificado para outra chave com o uso tls."
  },
  "client-refused": {
    "en": "Compare the authorities of client certificates at the hub (CORRIDOR_TLS_CLIENT_CA) with the issuer, and look at the checks above.",
    "fr": "Comparez les autorités des certificats clients du hub (CORRIDOR_TLS_CLIENT_CA) avec l’émetteur, et voyez les contrôles ci-dessus.",
    "pt": "Compare as autoridades dos certificados de cliente do hub (CORRIDOR_TLS_CLIENT_CA) com o emissor e veja os controlos acima."
  },
  "chain-incomplete": {
    "en": "Append the certificate of {issuer} to the file of the certificate that is presented.",
    "fr": "Ajoutez le certificat de {issuer} au fichier du certificat présenté.",
    "pt": "Acrescente o certificado de {issuer} ao ficheiro do certificado apresentado."
  },
  "chain-other-authority": {
    "en": "Take the authority’s certificate from whoever runs the other side, and put it into {anchors}.",
    "fr": "Obtenez le certificat de l’autorité auprès de qui exploite l’autre côté, et mettez-le dans {anchors}.",
    "pt": "Obtenha o certificado da autoridade junto de quem opera o outro lado e coloque-o em {anchors}."
  },
  "chain-unknown-root": {
    "en": "If this authority is to be trusted, add its certificate to {anchors}; else another server answers than the one meant.",
    "fr": "Si cette autorité doit être reconnue, ajoutez son certificat à {anchors} ; sinon un autre serveur que celui voulu répond.",
    "pt": "Se esta autoridade deve ser reconhecida, acrescente o seu certificado a {anchors}; senão responde outro servidor que não o pretendido."
  },
  "name-mismatch": {
    "en": "Call the server by a name of its certificate in {setting}, or have a certificate issued for {host}.",
    "fr": "Appelez le serveur par un nom de son certificat dans {setting}, ou faites émettre un certificat pour {host}.",
    "pt": "Chame o servidor por um nome do seu certificado em {setting}, ou peça um certificado para {host}."
  },
  "dns-unknown": {
    "en": "Correct the name in {setting}, or have it entered in the DNS this machine asks.",
    "fr": "Corrigez le nom dans {setting}, ou faites-le inscrire dans le DNS que cette machine interroge.",
    "pt": "Corrija o nome em {setting}, ou registe-o no DNS que esta máquina consulta."
  },
  "not-reachable": {
    "en": "Start that service, let the firewall pass this port, or correct {setting}.",
    "fr": "Démarrez ce service, ouvrez ce port dans le pare-feu, ou corrigez {setting}.",
    "pt": "Inicie esse serviço, abra esta porta na firewall, ou corrija {setting}."
  },
  "no-tls": {
    "en": "Name the port that speaks TLS in {setting}, or switch TLS on at the server.",
    "fr": "Indiquez dans {setting} le port qui parle TLS, ou activez TLS sur le serveur.",
    "pt": "Indique em {setting} a porta que fala TLS, ou ative TLS no servidor."
  },
  "database-login": {
    "en": "Correct user, password and database in DATABASE_URL, or have that login created.",
    "fr": "Corrigez utilisateur, mot de passe et base dans DATABASE_URL, ou faites créer ce compte.",
    "pt": "Corrija utilizador, palavra-passe e base em DATABASE_URL, ou crie esse acesso."
  },
  "database-old": {
    "en": "Move the database to PostgreSQL {expected} or newer.",
    "fr": "Passez la base à PostgreSQL {expected} ou plus récent.",
    "pt": "Passe a base para PostgreSQL {expected} ou mais recente."
  },
  "database-no-role": {
    "en": "Run at PostgreSQL, as the owner: grant {role} to \"{user}\".",
    "fr": "Exécutez dans PostgreSQL, comme propriétaire : grant {role} to \"{user}\".",
    "pt": "Execute no PostgreSQL, como dono: grant {role} to \"{user}\"."
  },
  "database-owner": {
    "en": "Give the hub a login of its own: create role hub login in role {role}; keep the owner’s for corridor migrate.",
    "fr": "Donnez au hub son propre compte : create role hub login in role {role} ; gardez celui du propriétaire pour corridor migrate.",
    "pt": "Dê ao hub um acesso próprio: create role hub login in role {role}; guarde o do dono para corridor migrate."
  },
  "migrations-pending": {
    "en": "Run corridor migrate with the URL of the tables’ owner.",
    "fr": "Lancez corridor migrate avec l’URL du propriétaire des tables.",
    "pt": "Execute corridor migrate com o URL do dono das tabelas."
  },
  "migrations-contracted": {
    "en": "Start the later release again; this one cannot be gone back to (docs/upgrade.md).",
    "fr": "Relancez la version ultérieure : on ne peut plus revenir à celle-ci (docs/upgrade.md).",
    "pt": "Volte a iniciar a versão posterior; já não se pode regressar a esta (docs/upgrade.md)."
  },
  "body-key-unusable": {
    "en": "Name the key of this database in CORRIDOR_BODY_KEY, and while keys are exchanged the other one in CORRIDOR_BODY_KEY_ALSO.",
    "fr": "Indiquez la clé de cette base dans CORRIDOR_BODY_KEY et, pendant un changement de clé, l’autre dans CORRIDOR_BODY_KEY_ALSO.",
    "pt": "Indique a chave desta base em CORRIDOR_BODY_KEY e, durante uma troca de chaves, a outra em CORRIDOR_BODY_KEY_ALSO."
  },
  "body-keys-left": {
    "en": "Start every hub with the new key and leave the former one in CORRIDOR_BODY_KEY_ALSO until none is left.",
    "fr": "Démarrez tous les hubs avec la nouvelle clé et laissez l’ancienne dans CORRIDOR_BODY_KEY_ALSO jusqu’à ce qu’il n’en reste plus.",
    "pt": "Inicie todos os hubs com a nova chave e deixe a anterior em CORRIDOR_BODY_KEY_ALSO até não restar nenhuma."
  },
  "retention-behind": {
    "en": "See that a hub of this database runs, and its log for why the round stopped; it goes on where it was.",
    "fr": "Vérifiez qu’un hub de cette base fonctionne, et dans son journal pourquoi le passage s’est arrêté ; il reprend où il en était.",
    "pt": "Verifique que um hub desta base está a funcionar e, no seu registo, por que a ronda parou; continua onde estava."
  },
  "timestamps-behind": {
    "en": "Ask whoever runs the authority of CORRIDOR_TSA_URL, and see the hub’s log for its last answer; the first stamp covers all that waited.",
    "fr": "Interrogez l’exploitant de l’autorité de CORRIDOR_TSA_URL et lisez sa dernière réponse dans le journal du hub ; le premier horodatage couvre tout ce qui attendait.",
    "pt": "Contacte quem gere a autoridade de CORRIDOR_TSA_URL e veja a última resposta no registo do hub; o primeiro carimbo cobre tudo o que esperava."
  },
  "database-fails": {
    "en": "Look at the server’s log and disk.",
    "fr": "Consultez le journal et le disque du serveur.",
    "pt": "Veja o registo e o disco do servidor."
  },
  "clock-ahead": {
    "en": "Have both machines take their time from the same NTP server.",
    "fr": "Réglez les deux machines sur le même serveur NTP.",
    "pt": "Acerte as duas máquinas pelo mesmo servidor NTP."
  },
  "clock-behind": {
    "en": "Have both machines take their time from the same NTP server.",
    "fr": "Réglez les deux machines sur le même serveur NTP.",
    "pt": "Acerte as duas máquinas pelo mesmo servidor NTP."
  },
  "broker-login": {
    "en": "Correct user and password in {setting}, or have a new password made for that user.",
    "fr": "Corrigez utilisateur et mot de passe dans {setting}, ou faites faire un nouveau mot de passe pour cet utilisateur.",
    "pt": "Corrija utilizador e palavra-passe em {setting}, ou peça uma nova palavra-passe para esse utilizador."
  },
  "broker-vhost": {
    "en": "Create it (rabbitmqctl add_vhost {vhost}) and give the user its permissions there, or correct the path in {setting}.",
    "fr": "Créez-le (rabbitmqctl add_vhost {vhost}) et donnez à l’utilisateur ses permissions, ou corrigez le chemin dans {setting}.",
    "pt": "Crie-o (rabbitmqctl add_vhost {vhost}) e dê ao utilizador as suas permissões, ou corrija o caminho em {setting}."
  },
  "broker-old": {
    "en": "Move the broker to RabbitMQ {expected} or newer.",
    "fr": "Passez le courtier à RabbitMQ {expected} ou plus récent.",
    "pt": "Passe o broker para RabbitMQ {expected} ou mais recente."
  },
  "broker-hub-rights": {
    "en": "Run: rabbitmqctl set_permissions -p {vhost} {user} '.*' '.*' '.*'.",
    "fr": "Exécutez : rabbitmqctl set_permissions -p {vhost} {user} '.*' '.*' '.*'.",
    "pt": "Execute: rabbitmqctl set_permissions -p {vhost} {user} '.*' '.*' '.*'."
  },
  "broker-blocked": {
    "en": "Look at its alarms (rabbitmq-diagnostics alarms): it is usually short of disk or memory.",
    "fr": "Consultez ses alarmes (rabbitmq-diagnostics alarms) : il manque en général de disque ou de mémoire.",
    "pt": "Veja os seus alarmes (rabbitmq-diagnostics alarms): em geral falta-lhe disco ou memória."
  },
  "broker-fails": {
    "en": "Look at the broker’s log.",
    "fr": "Consultez le journal du courtier.",
    "pt": "Veja o registo do broker."
  },
  "management-unset": {
    "en": "Set it as soon as a participant’s channel is amqp.",
    "fr": "Définissez-le dès que le canal d’un participant est amqp.",
    "pt": "Defina-o assim que o canal de um participante seja amqp."
  },
  "management-login": {
    "en": "Correct user and password in AMQP_MANAGEMENT_URL, or run: rabbitmqctl set_user_tags {user} administrator.",
    "fr": "Corrigez utilisateur et mot de passe dans AMQP_MANAGEMENT_URL, ou exécutez : rabbitmqctl set_user_tags {user} administrator.",
    "pt": "Corrija utilizador e palavra-passe em AMQP_MANAGEMENT_URL, ou execute: rabbitmqctl set_user_tags {user} administrator."
  },
  "management-rights": {
    "en": "Run: rabbitmqctl set_user_tags {user} administrator.",
    "fr": "Exécutez : rabbitmqctl set_user_tags {user} administrator.",
    "pt": "Execute: rabbitmqctl set_user_tags {user} administrator."
  },
  "management-fails": {
    "en": "Switch it on (rabbitmq-plugins enable rabbitmq_management), or correct AMQP_MANAGEMENT_URL.",
    "fr": "Activez-la (rabbitmq-plugins enable rabbitmq_management), ou corrigez AMQP_MANAGEMENT_URL.",
    "pt": "Ative-a (rabbitmq-plugins enable rabbitmq_management), ou corrija AMQP_MANAGEMENT_URL."
  },
  "queue-missing": {
    "en": "Start the hub: it creates every queue when it connects.",
    "fr": "Démarrez le hub : il crée toutes les files en se connectant.",
    "pt": "Inicie o hub: ele cria todas as filas ao ligar-se."
  },
  "queue-arguments": {
    "en": "Delete this queue while a hub runs (rabbitmqctl delete_queue {value}): the hub makes it anew and sends again what is not reported.",
    "fr": "Supprimez cette file pendant qu’un hub fonctionne (rabbitmqctl delete_queue {value}) : le hub la recrée et renvoie ce qui n’est pas rapporté.",
    "pt": "Apague esta fila com um hub em funcionamento (rabbitmqctl delete_queue {value}): o hub recria-a e volta a enviar o que não foi comunicado."
  },
  "log-key-unset": {
    "en": "Make a key (openssl genpkey -algorithm ed25519 -out log.key) and name its file.",
    "fr": "Créez une clé (openssl genpkey -algorithm ed25519 -out log.key) et indiquez son fichier.",
    "pt": "Crie uma chave (openssl genpkey -algorithm ed25519 -out log.key) e indique o seu ficheiro."
  },
  "crl-overdue": {
    "en": "Have the authority issue a new list, and put it into the file of CORRIDOR_TRUST_CRL.",
    "fr": "Faites émettre une nouvelle liste par l’autorité, et mettez-la dans le fichier de CORRIDOR_TRUST_CRL.",
    "pt": "Peça à autoridade uma nova lista e coloque-a no ficheiro de CORRIDOR_TRUST_CRL."
  },
  "crl-none": {
    "en": "Put the authority’s list into the file of CORRIDOR_TRUST_CRL.",
    "fr": "Mettez la liste de l’autorité dans le fichier de CORRIDOR_TRUST_CRL.",
    "pt": "Coloque a lista da autoridade no ficheiro de CORRIDOR_TRUST_CRL."
  },
  "disk-low": {
    "en": "Free space there, or name a folder on another disk in {setting}.",
    "fr": "Libérez de la place, ou indiquez dans {setting} un dossier sur un autre disque.",
    "pt": "Liberte espaço, ou indique em {setting} uma pasta noutro disco."
  },
  "hub-silent": {
    "en": "Start the hub, or correct its address.",
    "fr": "Démarrez le hub, ou corrigez son adresse.",
    "pt": "Inicie o hub, ou corrija o seu endereço."
  },
  "hub-unwell": {
    "en": "Whoever runs the hub sees the reason at its console and with corridor doctor.",
    "fr": "Qui exploite le hub en voit la raison à sa console et avec corridor doctor.",
    "pt": "Quem opera o hub vê a razão na sua consola e com corridor doctor."
  },
  "token-refused": {
    "en": "Ask the hub’s operator for a new token, and put it into the configuration.",
    "fr": "Demandez un nouveau jeton à l’opérateur du hub, et mettez-le dans la configuration.",
    "pt": "Peça um novo token ao operador do hub e coloque-o na configuração."
  },
  "hub-answers": {
    "en": "Follow what the hub says; its operator sees the same.",
    "fr": "Suivez ce que dit le hub ; son opérateur voit la même chose.",
    "pt": "Siga o que o hub diz; o seu operador vê o mesmo."
  },
  "other-hub-key": {
    "en": "Compare fingerprints with the hub’s operator, then add the new certificate to that file.",
    "fr": "Comparez les empreintes avec l’opérateur du hub, puis ajoutez le nouveau certificat à ce fichier.",
    "pt": "Compare as impressões digitais com o operador do hub e acrescente o novo certificado a esse ficheiro."
  },
  "schemas-hub-newer": {
    "en": "Update this program; until then such messages are kept and reported as not mapped.",
    "fr": "Mettez ce programme à jour ; d’ici là ces messages sont gardés et rapportés comme non convertis.",
    "pt": "Atualize este programa; até lá essas mensagens são guardadas e comunicadas como não convertidas."
  },
  "schemas-hub-older": {
    "en": "Do not send these before the hub is updated.",
    "fr": "N’envoyez pas ceux-ci avant la mise à jour du hub.",
    "pt": "Não envie estes antes de o hub ser atualizado."
  },
  "queue-refused": {
    "en": "Ask the hub’s operator to put this user’s permissions right (it may read its own queue and write to corridor.in).",
    "fr": "Demandez à l’opérateur du hub de corriger les permissions de cet utilisateur (il lit sa propre file et écrit vers corridor.in).",
    "pt": "Peça ao operador do hub que corrija as permissões deste utilizador (lê a sua fila e escreve em corridor.in)."
  },
  "ingress-refused": {
    "en": "Ask the hub’s operator to put this user’s permissions right (it may read its own queue and write to corridor.in).",
    "fr": "Demandez à l’opérateur du hub de corriger les permissions de cet utilisateur (il lit sa propre file et écrit vers corridor.in).",
    "pt": "Peça ao operador do hub que corrija as permissões deste utilizador (lê a sua fila e escreve em corridor.in)."
  },
  "round-trip-refused": {
    "en": "Follow what the hub says: the key, the registered certificate and the party of this connection must belong together.",
    "fr": "Suivez ce que dit le hub : la clé, le certificat enregistré et la partie de cette connexion doivent aller ensemble.",
    "pt": "Siga o que o hub diz: a chave, o certificado registado e a parte desta ligação devem corresponder."
  },
  "round-trip-silent": {
    "en": "Ask the hub’s operator whether the hub reads corridor.in.hub, and whether GET /v1/unanswered names this message.",
    "fr": "Demandez à l’opérateur du hub s’il lit corridor.in.hub, et si GET /v1/unanswered nomme ce message.",
    "pt": "Pergunte ao operador do hub se ele lê corridor.in.hub e se GET /v1/unanswered nomeia esta mensagem."
  },
  "seal-wrong": {
    "en": "Compare the hub’s certificate with its operator.",
    "fr": "Comparez le certificat du hub avec son opérateur.",
    "pt": "Compare o certificado do hub com o seu operador."
  },
  "suspended": {
    "en": "An operator resumes the participant when it is to take part.",
    "fr": "Un opérateur réactive le participant quand il doit participer.",
    "pt": "Um operador reativa o participante quando deva participar."
  },
  "no-certificate": {
    "en": "Register one: POST /v1/participants/{party}/certificates, with a request or a certificate.",
    "fr": "Enregistrez-en un : POST /v1/participants/{party}/certificates, avec une demande ou un certificat.",
    "pt": "Registe um: POST /v1/participants/{party}/certificates, com um pedido ou um certificado."
  },
  "no-access": {
    "en": "Make a token: POST /v1/participants/{party}/tokens; or register a certificate for TLS.",
    "fr": "Créez un jeton : POST /v1/participants/{party}/tokens ; ou enregistrez un certificat TLS.",
    "pt": "Crie um token: POST /v1/participants/{party}/tokens; ou registe um certificado TLS."
  },
  "channel-none": {
    "en": "Choose one when a system is to receive: PUT /v1/participants/{party}/channel.",
    "fr": "Choisissez-en un quand un système doit recevoir : PUT /v1/participants/{party}/channel.",
    "pt": "Escolha um quando um sistema deva receber: PUT /v1/participants/{party}/channel."
  },
  "no-broker-user": {
    "en": "Make one: POST /v1/participants/{party}/broker-user.",
    "fr": "Créez-en un : POST /v1/participants/{party}/broker-user.",
    "pt": "Crie um: POST /v1/participants/{party}/broker-user."
  },
  "no-webhook": {
    "en": "Register one: POST /v1/participants/{party}/webhook.",
    "fr": "Enregistrez-en une : POST /v1/participants/{party}/webhook.",
    "pt": "Registe um: POST /v1/participants/{party}/webhook."
  },
  "webhook-fails": {
    "en": "Look at the receiving system and what stands before it; the hub goes on trying.",
    "fr": "Examinez le système récepteur et ce qui le précède ; le hub continue d’essayer.",
    "pt": "Verifique o sistema recetor e o que está à sua frente; o hub continua a tentar."
  },
  "webhook-private": {
    "en": "Register a public address, or name it in CORRIDOR_WEBHOOK_PRIVATE if it is meant.",
    "fr": "Enregistrez une adresse publique, ou nommez-la dans CORRIDOR_WEBHOOK_PRIVATE si c’est voulu.",
    "pt": "Registe um endereço público, ou indique-o em CORRIDOR_WEBHOOK_PRIVATE se for intencional."
  },
  "broker-user-rights": {
    "en": "Restart the hub’s connection to the broker, which sets them, or make the user anew.",
    "fr": "Relancez la connexion du hub au courtier, qui les définit, ou refaites l’utilisateur.",
    "pt": "Reinicie a ligação do hub ao broker, que as define, ou refaça o utilizador."
  },
  "nobody-reads": {
    "en": "Start the participant’s adapter or system.",
    "fr": "Démarrez l’adaptateur ou le système du participant.",
    "pt": "Inicie o adaptador ou o sistema do participante."
  },
  "no-offices": {
    "en": "Load them: corridor import offices <file>.",
    "fr": "Chargez-les : corridor import offices <fichier>.",
    "pt": "Carregue-as: corridor import offices <ficheiro>."
  },
  "no-agreement": {
    "en": "Load it: corridor import agreements <file>.",
    "fr": "Chargez-le : corridor import agreements <fichier>.",
    "pt": "Carregue-o: corridor import agreements <ficheiro>."
  },
  "nothing-sent": {
    "en": "Send one: corridor send <file>, or by the adapter.",
    "fr": "Envoyez-en un : corridor send <fichier>, ou par l’adaptateur.",
    "pt": "Envie uma: corridor send <ficheiro>, ou pelo adaptador."
  },
  "nothing-reported": {
    "en": "Let another participant send a message to it, and see that its system reports the delivery.",
    "fr": "Faites envoyer un message par un autre participant, et vérifiez que son système rapporte la livraison.",
    "pt": "Faça outro participante enviar-lhe uma mensagem e veja que o seu sistema comunica a entrega."
  },
  "hub-says": {
    "en": "{cure}",
    "fr": "{cure}",
    "pt": "{cure}"
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
    "fr": "L’itinéraire ou la destination a changé : ce qui suit fait foi, non un exemplaire antérieur.",
    "pt": "O itinerário ou o destino mudou: vale o que consta abaixo, não um exemplar anterior."
  },
  "discharged": {
    "en": "DISCHARGED",
    "fr": "APURÉ",
    "pt": "APURADO"
  },
  "dischargedNote": {
    "en": "The transit operation has ended; this document covers no further transport.",
    "fr": "L’opération de transit est terminée ; ce document ne couvre plus aucun transport.",
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
  "unprintable": {
    "en": "[not printable]",
    "fr": "[non imprimable]",
    "pt": "[não imprimível]"
  },
  "officialUse": {
    "en": "For official use",
    "fr": "Cadre réservé à l’administration",
    "pt": "Reservado à administração"
  },
  "departureControl": {
    "en": "Control and release: office of departure",
    "fr": "Contrôle et mainlevée : bureau de départ",
    "pt": "Controlo e autorização de saída: estância de partida"
  },
  "principalSignature": {
    "en": "Principal: place, date, signature",
    "fr": "Principal obligé : lieu, date, signature",
    "pt": "Responsável principal: lugar, data, assinatura"
  },
  "destinationResults": {
    "en": "Control results: office of destination",
    "fr": "Résultats du contrôle : bureau de destination",
    "pt": "Resultados do controlo: estância de destino"
  },
  "fallbackStamp": {
    "en": "Stamp of the fallback procedure",
    "fr": "Cachet de la procédure de secours",
    "pt": "Carimbo do procedimento de recurso"
  },
  "blankTitle": {
    "en": "Provisional transit document",
    "fr": "Document de transit provisoire",
    "pt": "Documento de trânsito provisório"
  },
  "blankHint": {
    "en": "Until the MRN is known, every office reports by this number. It names one movement and is used once.",
    "fr": "Tant que le MRN n’est pas connu, chaque bureau communique par ce numéro. Il désigne un seul mouvement et ne sert qu’une fois.",
    "pt": "Enquanto o MRN não for conhecido, cada estância comunica por este número. Designa um só movimento e serve uma única vez."
  },
  "issuedAt": {
    "en": "Number given",
    "fr": "Numéro attribué",
    "pt": "Número atribuído"
  },
  "issuingOffice": {
    "en": "Issuing office",
    "fr": "Bureau émetteur",
    "pt": "Estância emissora"
  },
  "end": {
    "en": "End of the list",
    "fr": "Fin de la liste",
    "pt": "Fim da lista"
  }
},
  'evidence': {
  "file": {
    "en": "The file is as the hub made it.",
    "fr": "Le fichier est tel que la plateforme l'a établi.",
    "pt": "O ficheiro está como a plataforma o fez."
  },
  "file-failed": {
    "en": "The file was changed, or is not by this hub.",
    "fr": "Le fichier a été modifié ou n'est pas de cette plateforme.",
    "pt": "O ficheiro foi alterado ou não é desta plataforma."
  },
  "receipt": {
    "en": "The hub confirmed receipt.",
    "fr": "La plateforme a accusé réception.",
    "pt": "A plataforma confirmou a receção."
  },
  "receipt-failed": {
    "en": "The hub's receipt does not hold.",
    "fr": "L'accusé de réception de la plateforme ne vaut pas.",
    "pt": "O recibo da plataforma não vale."
  },
  "body": {
    "en": "The message is the one received.",
    "fr": "Le message est celui qui a été reçu.",
    "pt": "A mensagem é a que foi recebida."
  },
  "body-failed": {
    "en": "The message is not the one received.",
    "fr": "Le message n'est pas celui qui a été reçu.",
    "pt": "A mensagem não é a que foi recebida."
  },
  "sender-signature": {
    "en": "The sender stands by it.",
    "fr": "L'expéditeur en répond.",
    "pt": "O remetente responde por ela."
  },
  "sender-signature-failed": {
    "en": "The sender's signature does not hold.",
    "fr": "La signature de l'expéditeur ne vaut pas.",
    "pt": "A assinatura do remetente não vale."
  },
  "certificates": {
    "en": "The certificates were valid when it was accepted.",
    "fr": "Les certificats étaient valides lors de l'acceptation.",
    "pt": "Os certificados eram válidos na aceitação."
  },
  "certificates-failed": {
    "en": "A certificate was not valid when it was accepted.",
    "fr": "Un certificat n'était pas valide lors de l'acceptation.",
    "pt": "Um certificado não era válido na aceitação."
  },
  "seal": {
    "en": "The hub's seal holds.",
    "fr": "Le cachet de la plateforme est valable.",
    "pt": "O selo da plataforma é válido."
  },
  "seal-failed": {
    "en": "The hub's seal does not hold.",
    "fr": "Le cachet de la plateforme ne vaut pas.",
    "pt": "O selo da plataforma não vale."
  },
  "log-record": {
    "en": "The log has recorded this message.",
    "fr": "Le journal a enregistré ce message.",
    "pt": "O registo contém esta mensagem."
  },
  "log-record-failed": {
    "en": "The log has recorded something else.",
    "fr": "Le journal a enregistré autre chose.",
    "pt": "O registo contém outra coisa."
  },
  "inclusion": {
    "en": "The record is in the log.",
    "fr": "L'enregistrement figure au journal.",
    "pt": "A entrada consta do registo."
  },
  "inclusion-failed": {
    "en": "The record is not in the log.",
    "fr": "L'enregistrement ne figure pas au journal.",
    "pt": "A entrada não consta do registo."
  },
  "checkpoint": {
    "en": "The hub signed this state of the log.",
    "fr": "La plateforme a signé cet état du journal.",
    "pt": "A plataforma assinou este estado do registo."
  },
  "checkpoint-failed": {
    "en": "The state of the log is not signed by the hub.",
    "fr": "L'état du journal n'est pas signé par la plateforme.",
    "pt": "O estado do registo não está assinado pela plataforma."
  },
  "witnesses": {
    "en": "What witnesses signed holds.",
    "fr": "Ce que les témoins ont signé est valable.",
    "pt": "O que as testemunhas assinaram é válido."
  },
  "witnesses-failed": {
    "en": "What witnesses signed does not hold.",
    "fr": "Ce que les témoins ont signé ne vaut pas.",
    "pt": "O que as testemunhas assinaram não vale."
  },
  "timestamp": {
    "en": "What somebody else's clock says of it holds.",
    "fr": "Ce que l'horloge d'un tiers en dit est valable.",
    "pt": "O que o relógio de um terceiro diz dele é válido."
  },
  "timestamp-failed": {
    "en": "The time-stamp does not hold.",
    "fr": "L'horodatage ne vaut pas.",
    "pt": "O selo temporal não vale."
  },
  "holds": {
    "en": "Proven: {id} of {sender}.",
    "fr": "Prouvé : {id} de {sender}.",
    "pt": "Provado: {id} de {sender}."
  },
  "fails": {
    "en": "Not proven: {id} of {sender}.",
    "fr": "Non prouvé : {id} de {sender}.",
    "pt": "Não provado: {id} de {sender}."
  },
  "lost": {
    "en": "Signed by this hub, of a state of the log that was lost in restore {restore}, noticed at {at}; its entry had the index {index} there.",
    "fr": "Signé par ce hub, d’un état du journal perdu lors de la restauration {restore}, constatée le {at} ; son entrée y avait l’indice {index}.",
    "pt": "Assinado por este hub, de um estado do registo perdido no restauro {restore}, constatado em {at}; a sua entrada tinha ali o índice {index}."
  },
  "unreadable": {
    "en": "{file} is no evidence file.",
    "fr": "{file} n'est pas un fichier de preuve.",
    "pt": "{file} não é um ficheiro de prova."
  }
},
  'fields': {
  "accepted": {
    "en": "Accepted",
    "fr": "Accepté",
    "pt": "Aceite"
  },
  "acceptedAt": {
    "en": "Accepted at",
    "fr": "Accepté le",
    "pt": "Aceite em"
  },
  "accessCode": {
    "en": "Access code",
    "fr": "Code d'accès",
    "pt": "Código de acesso"
  },
  "action": {
    "en": "Action",
    "fr": "Action",
    "pt": "Ação"
  },
  "activeBorderMeans": {
    "en": "Means of transport at the border",
    "fr": "Moyen de transport à la frontière",
    "pt": "Meio de transporte na fronteira"
  },
  "additionalDeclarationType": {
    "en": "Additional declaration type",
    "fr": "Type de déclaration supplémentaire",
    "pt": "Tipo de declaração adicional"
  },
  "additionalIdentifier": {
    "en": "Additional identifier",
    "fr": "Identifiant supplémentaire",
    "pt": "Identificador adicional"
  },
  "additionalInformation": {
    "en": "Additional information",
    "fr": "Mentions spéciales",
    "pt": "Menções especiais"
  },
  "additionalReferences": {
    "en": "Additional references",
    "fr": "Références supplémentaires",
    "pt": "Referências adicionais"
  },
  "address": {
    "en": "Address",
    "fr": "Adresse",
    "pt": "Morada"
  },
  "affixed": {
    "en": "Seals affixed",
    "fr": "Scellés apposés",
    "pt": "Selos apostos"
  },
  "affixedBy": {
    "en": "Affixed by",
    "fr": "Apposé par",
    "pt": "Aposto por"
  },
  "agrees": {
    "en": "All as declared",
    "fr": "Tout conforme à la déclaration",
    "pt": "Tudo conforme declarado"
  },
  "alarm": {
    "en": "Alarm",
    "fr": "Alarme",
    "pt": "Alarme"
  },
  "alternativeOffice": {
    "en": "Alternative office",
    "fr": "Bureau de remplacement",
    "pt": "Estância alternativa"
  },
  "amendBy": {
    "en": "To be amended by",
    "fr": "À modifier avant le",
    "pt": "A alterar até"
  },
  "amount": {
    "en": "Amount",
    "fr": "Montant",
    "pt": "Montante"
  },
  "answer": {
    "en": "Answer",
    "fr": "Réponse",
    "pt": "Resposta"
  },
  "arrivedAt": {
    "en": "Arrived at",
    "fr": "Arrivé le",
    "pt": "Chegada em"
  },
  "arrivedOn": {
    "en": "Arrived on",
    "fr": "Arrivé le",
    "pt": "Chegada em"
  },
  "asked": {
    "en": "Asked",
    "fr": "Interrogé",
    "pt": "Interrogado"
  },
  "authorisation": {
    "en": "Authorisation",
    "fr": "Autorisation",
    "pt": "Autorização"
  },
  "authorisations": {
    "en": "Authorisations",
    "fr": "Autorisations",
    "pt": "Autorizações"
  },
  "authority": {
    "en": "Authority",
    "fr": "Autorité",
    "pt": "Autoridade"
  },
  "awaited": {
    "en": "Awaited",
    "fr": "Attendu",
    "pt": "Aguardado"
  },
  "backTo": {
    "en": "Back to",
    "fr": "Renvoi vers",
    "pt": "Devolução para"
  },
  "base": {
    "en": "Base",
    "fr": "Assiette",
    "pt": "Base"
  },
  "basis": {
    "en": "Basis",
    "fr": "Fondement",
    "pt": "Fundamento"
  },
  "beneficiary": {
    "en": "Beneficiary",
    "fr": "Bénéficiaire",
    "pt": "Beneficiário"
  },
  "bindingItinerary": {
    "en": "Prescribed itinerary",
    "fr": "Itinéraire contraignant",
    "pt": "Itinerário obrigatório"
  },
  "body": {
    "en": "Content",
    "fr": "Contenu",
    "pt": "Conteúdo"
  },
  "byPrincipal": {
    "en": "Paid by the principal",
    "fr": "Payé par le principal obligé",
    "pt": "Pago pelo responsável principal"
  },
  "carnet": {
    "en": "Carnet",
    "fr": "Carnet",
    "pt": "Caderneta"
  },
  "carnetLeaf": {
    "en": "Leaf of the carnet",
    "fr": "Volet du carnet",
    "pt": "Folha da caderneta"
  },
  "carrier": {
    "en": "Carrier",
    "fr": "Transporteur",
    "pt": "Transportador"
  },
  "cause": {
    "en": "Cause",
    "fr": "Cause",
    "pt": "Causa"
  },
  "channel": {
    "en": "Channel",
    "fr": "Circuit",
    "pt": "Canal"
  },
  "cifValue": {
    "en": "CIF value",
    "fr": "Valeur CAF",
    "pt": "Valor CIF"
  },
  "city": {
    "en": "City",
    "fr": "Ville",
    "pt": "Cidade"
  },
  "closedAt": {
    "en": "Closed at",
    "fr": "Clos le",
    "pt": "Encerrado em"
  },
  "code": {
    "en": "Code",
    "fr": "Code",
    "pt": "Código"
  },
  "collectedBy": {
    "en": "Collected by",
    "fr": "Perçu par",
    "pt": "Cobrado por"
  },
  "column": {
    "en": "Column",
    "fr": "Colonne",
    "pt": "Coluna"
  },
  "commodities": {
    "en": "Commodities",
    "fr": "Marchandises",
    "pt": "Mercadorias"
  },
  "commodity": {
    "en": "Commodity",
    "fr": "Marchandise",
    "pt": "Mercadoria"
  },
  "complement": {
    "en": "Complement",
    "fr": "Complément",
    "pt": "Complemento"
  },
  "complete": {
    "en": "Complete",
    "fr": "Complet",
    "pt": "Completo"
  },
  "confirmedBy": {
    "en": "Confirmed by",
    "fr": "Confirmé par",
    "pt": "Confirmado por"
  },
  "conform": {
    "en": "Conforms",
    "fr": "Conforme",
    "pt": "Conforme"
  },
  "connection": {
    "en": "Connection",
    "fr": "Raccordement",
    "pt": "Ligação"
  },
  "consignee": {
    "en": "Consignee",
    "fr": "Destinataire",
    "pt": "Destinatário"
  },
  "consignor": {
    "en": "Consignor",
    "fr": "Expéditeur",
    "pt": "Expedidor"
  },
  "contact": {
    "en": "Contact",
    "fr": "Contact",
    "pt": "Contacto"
  },
  "contactPerson": {
    "en": "Contact person",
    "fr": "Personne à contacter",
    "pt": "Pessoa de contacto"
  },
  "container": {
    "en": "Container",
    "fr": "Conteneur",
    "pt": "Contentor"
  },
  "containerIndicator": {
    "en": "In containers",
    "fr": "En conteneurs",
    "pt": "Em contentores"
  },
  "containerKind": {
    "en": "Kind of container number",
    "fr": "Type de numéro de conteneur",
    "pt": "Tipo de número de contentor"
  },
  "containers": {
    "en": "Containers",
    "fr": "Conteneurs",
    "pt": "Contentores"
  },
  "contentVersion": {
    "en": "Version",
    "fr": "Version",
    "pt": "Versão"
  },
  "continuation": {
    "en": "Continues as",
    "fr": "Se poursuit comme",
    "pt": "Continua como"
  },
  "continued": {
    "en": "Continues",
    "fr": "Se poursuit",
    "pt": "Continua"
  },
  "contribution": {
    "en": "Contribution to the fund",
    "fr": "Contribution au fonds",
    "pt": "Contribuição para o fundo"
  },
  "controlResult": {
    "en": "Result of the control",
    "fr": "Résultat du contrôle",
    "pt": "Resultado do controlo"
  },
  "controlledBy": {
    "en": "Controlled by",
    "fr": "Contrôlé par",
    "pt": "Controlado por"
  },
  "controls": {
    "en": "Controls",
    "fr": "Contrôles",
    "pt": "Controlos"
  },
  "conveyanceReference": {
    "en": "Voyage or flight",
    "fr": "Voyage ou vol",
    "pt": "Viagem ou voo"
  },
  "convoyId": {
    "en": "Convoy",
    "fr": "Convoi",
    "pt": "Escolta em coluna"
  },
  "corrects": {
    "en": "Corrects message",
    "fr": "Corrige le message",
    "pt": "Corrige a mensagem"
  },
  "correlationId": {
    "en": "Answers message",
    "fr": "En réponse au message",
    "pt": "Em resposta à mensagem"
  },
  "count": {
    "en": "Number of packages",
    "fr": "Nombre de colis",
    "pt": "Número de volumes"
  },
  "countries": {
    "en": "Countries",
    "fr": "Pays",
    "pt": "Países"
  },
  "countriesOfRouting": {
    "en": "Countries of routing",
    "fr": "Pays d'acheminement",
    "pt": "Países do trajeto"
  },
  "country": {
    "en": "Country",
    "fr": "Pays",
    "pt": "País"
  },
  "countryOfDestination": {
    "en": "Country of destination",
    "fr": "Pays de destination",
    "pt": "País de destino"
  },
  "countryOfDispatch": {
    "en": "Country of dispatch",
    "fr": "Pays d'expédition",
    "pt": "País de expedição"
  },
  "countryOfOrigin": {
    "en": "Country of origin",
    "fr": "Pays d'origine",
    "pt": "País de origem"
  },
  "coverage": {
    "en": "Coverage",
    "fr": "Taux de couverture",
    "pt": "Cobertura"
  },
  "currency": {
    "en": "Currency",
    "fr": "Monnaie",
    "pt": "Moeda"
  },
  "cusCode": {
    "en": "CUS number",
    "fr": "Numéro CUS",
    "pt": "Número CUS"
  },
  "dangerousGoods": {
    "en": "Dangerous goods",
    "fr": "Marchandises dangereuses",
    "pt": "Mercadorias perigosas"
  },
  "date": {
    "en": "Date",
    "fr": "Date",
    "pt": "Data"
  },
  "deadline": {
    "en": "Deadline",
    "fr": "Échéance",
    "pt": "Data-limite"
  },
  "decidedOn": {
    "en": "Decided on",
    "fr": "Décidé le",
    "pt": "Decidido em"
  },
  "decision": {
    "en": "Decision",
    "fr": "Décision",
    "pt": "Decisão"
  },
  "declarant": {
    "en": "Declarant",
    "fr": "Déclarant",
    "pt": "Declarante"
  },
  "declaration": {
    "en": "Declaration",
    "fr": "Déclaration",
    "pt": "Declaração"
  },
  "declarationType": {
    "en": "Type of declaration",
    "fr": "Type de déclaration",
    "pt": "Tipo de declaração"
  },
  "declared": {
    "en": "Declared",
    "fr": "Déclaré",
    "pt": "Declarado"
  },
  "departureOffice": {
    "en": "Office of departure",
    "fr": "Bureau de départ",
    "pt": "Estância de partida"
  },
  "departureOffices": {
    "en": "Offices of departure",
    "fr": "Bureaux de départ",
    "pt": "Estâncias de partida"
  },
  "description": {
    "en": "Description",
    "fr": "Description",
    "pt": "Descrição"
  },
  "destinationOffice": {
    "en": "Office of destination",
    "fr": "Bureau de destination",
    "pt": "Estância de destino"
  },
  "detail": {
    "en": "Detail",
    "fr": "Précision",
    "pt": "Pormenor"
  },
  "deviceId": {
    "en": "Tracking device",
    "fr": "Dispositif de suivi",
    "pt": "Dispositivo de seguimento"
  },
  "differences": {
    "en": "Differences",
    "fr": "Différences",
    "pt": "Divergências"
  },
  "digest": {
    "en": "Digest",
    "fr": "Empreinte",
    "pt": "Resumo digital"
  },
  "direction": {
    "en": "Direction",
    "fr": "Sens",
    "pt": "Sentido"
  },
  "discrepancies": {
    "en": "Discrepancies",
    "fr": "Différences constatées",
    "pt": "Discrepâncias"
  },
  "document": {
    "en": "Identity document",
    "fr": "Pièce d'identité",
    "pt": "Documento de identidade"
  },
  "driver": {
    "en": "Driver",
    "fr": "Conducteur",
    "pt": "Condutor"
  },
  "dutiesAtRisk": {
    "en": "Duties at risk",
    "fr": "Droits en jeu",
    "pt": "Direitos em risco"
  },
  "dutyPaid": {
    "en": "Duty paid",
    "fr": "Droits payés",
    "pt": "Direitos pagos"
  },
  "dutySuspended": {
    "en": "Duty suspended",
    "fr": "Droits suspendus",
    "pt": "Direitos suspensos"
  },
  "email": {
    "en": "E-mail",
    "fr": "Courriel",
    "pt": "Correio eletrónico"
  },
  "endorsement": {
    "en": "Endorsement",
    "fr": "Visa",
    "pt": "Visto"
  },
  "entries": {
    "en": "Entries",
    "fr": "Entrées",
    "pt": "Entradas"
  },
  "entryOffice": {
    "en": "Office of entry",
    "fr": "Bureau d'entrée",
    "pt": "Estância de entrada"
  },
  "equipment": {
    "en": "Containers and seals",
    "fr": "Conteneurs et scellés",
    "pt": "Contentores e selos"
  },
  "errors": {
    "en": "Errors",
    "fr": "Erreurs",
    "pt": "Erros"
  },
  "estimatedArrivalAt": {
    "en": "Estimated arrival",
    "fr": "Arrivée prévue",
    "pt": "Chegada prevista"
  },
  "estimatedEntryAt": {
    "en": "Estimated entry",
    "fr": "Entrée prévue",
    "pt": "Entrada prevista"
  },
  "event": {
    "en": "Event",
    "fr": "Événement",
    "pt": "Acontecimento"
  },
  "events": {
    "en": "Events",
    "fr": "Événements",
    "pt": "Acontecimentos"
  },
  "evidence": {
    "en": "Evidence",
    "fr": "Preuves",
    "pt": "Provas"
  },
  "exclusions": {
    "en": "Goods not covered",
    "fr": "Marchandises non couvertes",
    "pt": "Mercadorias não cobertas"
  },
  "exitOffice": {
    "en": "Office of exit",
    "fr": "Bureau de sortie",
    "pt": "Estância de saída"
  },
  "expected": {
    "en": "Expected",
    "fr": "Attendu",
    "pt": "Esperado"
  },
  "exporter": {
    "en": "Exporter",
    "fr": "Exportateur",
    "pt": "Exportador"
  },
  "extent": {
    "en": "Extent",
    "fr": "Étendue",
    "pt": "Âmbito"
  },
  "final": {
    "en": "Last connected exit",
    "fr": "Dernière sortie raccordée",
    "pt": "Última saída ligada"
  },
  "flag": {
    "en": "Remark",
    "fr": "Mention",
    "pt": "Menção"
  },
  "flags": {
    "en": "Differences",
    "fr": "Différences",
    "pt": "Diferenças"
  },
  "found": {
    "en": "Found",
    "fr": "Constaté",
    "pt": "Verificado"
  },
  "from": {
    "en": "From",
    "fr": "À partir du",
    "pt": "A partir de"
  },
  "fullness": {
    "en": "Fullness",
    "fr": "Remplissage",
    "pt": "Enchimento"
  },
  "goodsMeasure": {
    "en": "Mass of the goods",
    "fr": "Masse des marchandises",
    "pt": "Massa das mercadorias"
  },
  "goodsReferences": {
    "en": "Goods items",
    "fr": "Articles",
    "pt": "Adições"
  },
  "grn": {
    "en": "Guarantee reference (GRN)",
    "fr": "Référence de la garantie (GRN)",
    "pt": "Referência da garantia (GRN)"
  },
  "grns": {
    "en": "Guarantees (GRN)",
    "fr": "Garanties (GRN)",
    "pt": "Garantias (GRN)"
  },
  "grossMass": {
    "en": "Gross mass (kg)",
    "fr": "Masse brute (kg)",
    "pt": "Massa bruta (kg)"
  },
  "guaranteeOffice": {
    "en": "Office of guarantee",
    "fr": "Bureau de garantie",
    "pt": "Estância de garantia"
  },
  "guarantees": {
    "en": "Guarantees",
    "fr": "Garanties",
    "pt": "Garantias"
  },
  "guarantor": {
    "en": "Guarantor",
    "fr": "Caution",
    "pt": "Fiador"
  },
  "harmonisedProcedure": {
    "en": "Harmonised procedure",
    "fr": "Régime harmonisé",
    "pt": "Procedimento harmonizado"
  },
  "holder": {
    "en": "Holder",
    "fr": "Titulaire",
    "pt": "Titular"
  },
  "house": {
    "en": "House consignment",
    "fr": "Envoi groupé",
    "pt": "Remessa agrupada"
  },
  "houseConsignments": {
    "en": "House consignments",
    "fr": "Envois individuels",
    "pt": "Remessas individuais"
  },
  "hsCode": {
    "en": "HS code",
    "fr": "Code SH",
    "pt": "Código SH"
  },
  "id": {
    "en": "Number",
    "fr": "Numéro",
    "pt": "Número"
  },
  "identification": {
    "en": "Identification",
    "fr": "Identification",
    "pt": "Identificação"
  },
  "incoterms": {
    "en": "Delivery terms",
    "fr": "Conditions de livraison",
    "pt": "Condições de entrega"
  },
  "index": {
    "en": "Place in the lot",
    "fr": "Rang dans le lot",
    "pt": "Lugar no lote"
  },
  "instead": {
    "en": "Instead of",
    "fr": "À la place de",
    "pt": "Em vez de"
  },
  "intendedAt": {
    "en": "Intended at",
    "fr": "Prévu le",
    "pt": "Previsto para"
  },
  "itemNumber": {
    "en": "Item number",
    "fr": "Numéro d'article",
    "pt": "Número da adição"
  },
  "items": {
    "en": "Goods items",
    "fr": "Articles",
    "pt": "Adições"
  },
  "itinerary": {
    "en": "Itinerary",
    "fr": "Itinéraire",
    "pt": "Itinerário"
  },
  "itineraryVersion": {
    "en": "Version of the itinerary",
    "fr": "Version de l'itinéraire",
    "pt": "Versão do itinerário"
  },
  "kind": {
    "en": "Kind",
    "fr": "Nature",
    "pt": "Natureza"
  },
  "known": {
    "en": "Known",
    "fr": "Connu",
    "pt": "Conhecido"
  },
  "language": {
    "en": "Language",
    "fr": "Langue",
    "pt": "Língua"
  },
  "latitude": {
    "en": "Latitude",
    "fr": "Latitude",
    "pt": "Latitude"
  },
  "leaf": {
    "en": "Leaf",
    "fr": "Volet",
    "pt": "Folha"
  },
  "leftBehind": {
    "en": "Left behind",
    "fr": "Laissés en route",
    "pt": "Deixados para trás"
  },
  "leg": {
    "en": "Leg",
    "fr": "Étape",
    "pt": "Etapa"
  },
  "legIndex": {
    "en": "Leg",
    "fr": "Étape",
    "pt": "Etapa"
  },
  "legalBasis": {
    "en": "Legal basis",
    "fr": "Base juridique",
    "pt": "Base jurídica"
  },
  "level": {
    "en": "Level",
    "fr": "Niveau",
    "pt": "Nível"
  },
  "limit": {
    "en": "Limit of the guarantee",
    "fr": "Plafond de la garantie",
    "pt": "Limite da garantia"
  },
  "limitAt": {
    "en": "Time limit",
    "fr": "Délai",
    "pt": "Prazo"
  },
  "line": {
    "en": "Line",
    "fr": "Ligne",
    "pt": "Linha"
  },
  "lineNumber": {
    "en": "Line",
    "fr": "Ligne",
    "pt": "Linha"
  },
  "location": {
    "en": "Place",
    "fr": "Lieu",
    "pt": "Local"
  },
  "locationOfGoods": {
    "en": "Location of the goods",
    "fr": "Localisation des marchandises",
    "pt": "Localização das mercadorias"
  },
  "logIndex": {
    "en": "Entry of the log",
    "fr": "Entrée du journal",
    "pt": "Entrada do registo"
  },
  "longitude": {
    "en": "Longitude",
    "fr": "Longitude",
    "pt": "Longitude"
  },
  "lot": {
    "en": "Lot",
    "fr": "Lot",
    "pt": "Lote"
  },
  "lrn": {
    "en": "Local reference (LRN)",
    "fr": "Référence locale (LRN)",
    "pt": "Referência local (LRN)"
  },
  "make": {
    "en": "Make",
    "fr": "Marque",
    "pt": "Marca"
  },
  "manualProcedure": {
    "en": "Paper procedure",
    "fr": "Procédure sur papier",
    "pt": "Procedimento em papel"
  },
  "marks": {
    "en": "Marks",
    "fr": "Marques",
    "pt": "Marcas"
  },
  "massMissing": {
    "en": "Mass missing (kg)",
    "fr": "Masse manquante (kg)",
    "pt": "Massa em falta (kg)"
  },
  "means": {
    "en": "Vehicle",
    "fr": "Véhicule",
    "pt": "Veículo"
  },
  "message": {
    "en": "Message",
    "fr": "Message",
    "pt": "Mensagem"
  },
  "minorUnits": {
    "en": "In minor units",
    "fr": "En unités mineures",
    "pt": "Em unidades menores"
  },
  "mode": {
    "en": "Mode of transport",
    "fr": "Mode de transport",
    "pt": "Modo de transporte"
  },
  "modeChangeOffice": {
    "en": "Office where the mode changes",
    "fr": "Bureau de changement de mode",
    "pt": "Estância de mudança de modo"
  },
  "model": {
    "en": "Model",
    "fr": "Modèle",
    "pt": "Modelo"
  },
  "modes": {
    "en": "Modes of transport",
    "fr": "Modes de transport",
    "pt": "Modos de transporte"
  },
  "monitoring": {
    "en": "Account kept by",
    "fr": "Compte tenu par",
    "pt": "Conta mantida por"
  },
  "mrn": {
    "en": "Movement (MRN)",
    "fr": "Mouvement (MRN)",
    "pt": "Movimento (MRN)"
  },
  "mrns": {
    "en": "Movements (MRN)",
    "fr": "Mouvements (MRN)",
    "pt": "Movimentos (MRN)"
  },
  "name": {
    "en": "Name",
    "fr": "Nom",
    "pt": "Nome"
  },
  "nationalDigits": {
    "en": "National digits",
    "fr": "Chiffres nationaux",
    "pt": "Dígitos nacionais"
  },
  "nationalProcedure": {
    "en": "National procedure",
    "fr": "Régime national",
    "pt": "Procedimento nacional"
  },
  "nationalReference": {
    "en": "National reference",
    "fr": "Référence nationale",
    "pt": "Referência nacional"
  },
  "nationalRefs": {
    "en": "National references",
    "fr": "Références nationales",
    "pt": "Referências nacionais"
  },
  "nationality": {
    "en": "Nationality",
    "fr": "Nationalité",
    "pt": "Nacionalidade"
  },
  "natureOfTransaction": {
    "en": "Nature of the transaction",
    "fr": "Nature de la transaction",
    "pt": "Natureza da transação"
  },
  "netMass": {
    "en": "Net mass (kg)",
    "fr": "Masse nette (kg)",
    "pt": "Massa líquida (kg)"
  },
  "newId": {
    "en": "New seal",
    "fr": "Nouveau scellé",
    "pt": "Novo selo"
  },
  "nextProcedure": {
    "en": "Next procedure",
    "fr": "Régime suivant",
    "pt": "Procedimento seguinte"
  },
  "notFor": {
    "en": "Not for",
    "fr": "Non valable pour",
    "pt": "Não válida para"
  },
  "notValidIn": {
    "en": "Not valid in",
    "fr": "Non valable en",
    "pt": "Não válida em"
  },
  "number": {
    "en": "Number",
    "fr": "Numéro",
    "pt": "Número"
  },
  "numberOfPackages": {
    "en": "Number of packages",
    "fr": "Nombre de colis",
    "pt": "Número de volumes"
  },
  "numberOfSeals": {
    "en": "Number of seals",
    "fr": "Nombre de scellés",
    "pt": "Número de selos"
  },
  "occurredAt": {
    "en": "When it happened",
    "fr": "Date et heure des faits",
    "pt": "Data e hora dos factos"
  },
  "occurredPrecision": {
    "en": "Known to the",
    "fr": "Précision",
    "pt": "Precisão"
  },
  "of": {
    "en": "Of",
    "fr": "Sur",
    "pt": "De"
  },
  "office": {
    "en": "Office",
    "fr": "Bureau",
    "pt": "Estância"
  },
  "officer": {
    "en": "Officer",
    "fr": "Agent",
    "pt": "Funcionário"
  },
  "operation": {
    "en": "Operation",
    "fr": "Opération",
    "pt": "Operação"
  },
  "operator": {
    "en": "Operator",
    "fr": "Exploitant",
    "pt": "Operador"
  },
  "otherReference": {
    "en": "Other reference",
    "fr": "Autre référence",
    "pt": "Outra referência"
  },
  "otherThingsToReport": {
    "en": "Other things to report",
    "fr": "Autres faits à signaler",
    "pt": "Outros factos a comunicar"
  },
  "outcome": {
    "en": "Outcome",
    "fr": "Issue",
    "pt": "Resultado"
  },
  "packages": {
    "en": "Packages",
    "fr": "Colis",
    "pt": "Volumes"
  },
  "packagesMissing": {
    "en": "Packages missing",
    "fr": "Colis manquants",
    "pt": "Volumes em falta"
  },
  "packaging": {
    "en": "Packaging",
    "fr": "Emballage",
    "pt": "Embalagem"
  },
  "paidBy": {
    "en": "Paid by",
    "fr": "Payé par",
    "pt": "Pago por"
  },
  "paidOn": {
    "en": "Paid on",
    "fr": "Payé le",
    "pt": "Pago em"
  },
  "party": {
    "en": "Party",
    "fr": "Intervenant",
    "pt": "Interveniente"
  },
  "payBy": {
    "en": "To be paid by",
    "fr": "À payer avant le",
    "pt": "A pagar até"
  },
  "payee": {
    "en": "Payee",
    "fr": "Créancier",
    "pt": "Credor"
  },
  "payer": {
    "en": "Payer",
    "fr": "Payeur",
    "pt": "Pagador"
  },
  "paymentOfCharges": {
    "en": "Payment of transport charges",
    "fr": "Paiement des frais de transport",
    "pt": "Pagamento das despesas de transporte"
  },
  "permittedAt": {
    "en": "Permitted at",
    "fr": "Autorisé le",
    "pt": "Autorizado em"
  },
  "phone": {
    "en": "Telephone",
    "fr": "Téléphone",
    "pt": "Telefone"
  },
  "place": {
    "en": "Place",
    "fr": "Lieu",
    "pt": "Local"
  },
  "placeOfLoading": {
    "en": "Place of loading",
    "fr": "Lieu de chargement",
    "pt": "Local de carregamento"
  },
  "placeOfUnloading": {
    "en": "Place of unloading",
    "fr": "Lieu de déchargement",
    "pt": "Local de descarga"
  },
  "pointer": {
    "en": "Place in the message",
    "fr": "Endroit du message",
    "pt": "Lugar na mensagem"
  },
  "position": {
    "en": "Position",
    "fr": "Position",
    "pt": "Posição"
  },
  "postcode": {
    "en": "Postcode",
    "fr": "Code postal",
    "pt": "Código postal"
  },
  "preparedAt": {
    "en": "Message made at",
    "fr": "Message établi le",
    "pt": "Mensagem elaborada em"
  },
  "presentedAt": {
    "en": "Presented at",
    "fr": "Présenté le",
    "pt": "Apresentado em"
  },
  "previousDocuments": {
    "en": "Previous documents",
    "fr": "Documents précédents",
    "pt": "Documentos precedentes"
  },
  "principal": {
    "en": "Principal",
    "fr": "Principal obligé",
    "pt": "Responsável principal"
  },
  "procedure": {
    "en": "Procedure",
    "fr": "Procédure",
    "pt": "Procedimento"
  },
  "procedures": {
    "en": "Open procedures",
    "fr": "Procédures ouvertes",
    "pt": "Procedimentos abertos"
  },
  "provisional": {
    "en": "Provisional number",
    "fr": "Numéro provisoire",
    "pt": "Número provisório"
  },
  "purpose": {
    "en": "Purpose",
    "fr": "Objet",
    "pt": "Finalidade"
  },
  "qualifier": {
    "en": "Kind of location",
    "fr": "Type de localisation",
    "pt": "Tipo de localização"
  },
  "quantity": {
    "en": "Quantity",
    "fr": "Quantité",
    "pt": "Quantidade"
  },
  "question": {
    "en": "Question",
    "fr": "Question",
    "pt": "Pergunta"
  },
  "rate": {
    "en": "Rate (%)",
    "fr": "Taux (%)",
    "pt": "Taxa (%)"
  },
  "reason": {
    "en": "Reason",
    "fr": "Motif",
    "pt": "Motivo"
  },
  "receipt": {
    "en": "Receipt",
    "fr": "Récépissé",
    "pt": "Recibo"
  },
  "receiptSignature": {
    "en": "Signature of the receipt",
    "fr": "Signature du récépissé",
    "pt": "Assinatura do recibo"
  },
  "recordVersion": {
    "en": "Version of the record",
    "fr": "Version de l'enregistrement",
    "pt": "Versão do registo"
  },
  "reducedDataset": {
    "en": "Reduced set of data",
    "fr": "Jeu de données réduit",
    "pt": "Conjunto reduzido de dados"
  },
  "reference": {
    "en": "Reference",
    "fr": "Référence",
    "pt": "Referência"
  },
  "refundOf": {
    "en": "Refund of receipt",
    "fr": "Remboursement du reçu",
    "pt": "Reembolso do recibo"
  },
  "regime": {
    "en": "Regime",
    "fr": "Régime de transit",
    "pt": "Regime de trânsito"
  },
  "releasedAt": {
    "en": "Released at",
    "fr": "Mainlevée le",
    "pt": "Autorização de saída em"
  },
  "remarks": {
    "en": "Remarks",
    "fr": "Observations",
    "pt": "Observações"
  },
  "reminder": {
    "en": "Reminder",
    "fr": "Rappel",
    "pt": "Lembrete"
  },
  "removed": {
    "en": "Seals removed",
    "fr": "Scellés retirés",
    "pt": "Selos retirados"
  },
  "replaces": {
    "en": "Replaces",
    "fr": "Remplace",
    "pt": "Substitui"
  },
  "replyBy": {
    "en": "Answer expected by",
    "fr": "Réponse attendue avant le",
    "pt": "Resposta esperada até"
  },
  "representative": {
    "en": "Representative",
    "fr": "Représentant",
    "pt": "Representante"
  },
  "requestedAt": {
    "en": "Asked at",
    "fr": "Demandé le",
    "pt": "Pedido em"
  },
  "respondBy": {
    "en": "Answer due by",
    "fr": "Réponse due avant le",
    "pt": "Resposta devida até"
  },
  "resultsBy": {
    "en": "Results due by",
    "fr": "Résultats dus avant le",
    "pt": "Resultados devidos até"
  },
  "retryAfter": {
    "en": "Try again after (s)",
    "fr": "Réessayer après (s)",
    "pt": "Tentar de novo após (s)"
  },
  "role": {
    "en": "Role",
    "fr": "Qualité",
    "pt": "Qualidade"
  },
  "routeCode": {
    "en": "Route",
    "fr": "Itinéraire prescrit",
    "pt": "Itinerário prescrito"
  },
  "rule": {
    "en": "Rule",
    "fr": "Règle",
    "pt": "Regra"
  },
  "safeguards": {
    "en": "Safeguards",
    "fr": "Mesures de sûreté",
    "pt": "Medidas de garantia"
  },
  "scheme": {
    "en": "Kind of number",
    "fr": "Type de numéro",
    "pt": "Tipo de número"
  },
  "scope": {
    "en": "Scope",
    "fr": "Portée",
    "pt": "Âmbito"
  },
  "sealCheck": {
    "en": "Check of the seals",
    "fr": "Vérification des scellés",
    "pt": "Verificação dos selos"
  },
  "sealState": {
    "en": "State of the seals",
    "fr": "État des scellés",
    "pt": "Estado dos selos"
  },
  "seals": {
    "en": "Seals",
    "fr": "Scellés",
    "pt": "Selos"
  },
  "sealsAdded": {
    "en": "Seals added",
    "fr": "Scellés ajoutés",
    "pt": "Selos acrescentados"
  },
  "secured": {
    "en": "Amounts secured",
    "fr": "Montants garantis",
    "pt": "Montantes garantidos"
  },
  "security": {
    "en": "Security data",
    "fr": "Données de sûreté",
    "pt": "Dados de segurança"
  },
  "seen": {
    "en": "Seen",
    "fr": "Constaté",
    "pt": "Verificado"
  },
  "sender": {
    "en": "Sender",
    "fr": "Émetteur",
    "pt": "Remetente"
  },
  "shares": {
    "en": "Shares",
    "fr": "Parts",
    "pt": "Quotas"
  },
  "simplified": {
    "en": "Simplified procedure",
    "fr": "Procédure simplifiée",
    "pt": "Procedimento simplificado"
  },
  "since": {
    "en": "Since",
    "fr": "Depuis",
    "pt": "Desde"
  },
  "sizeAndType": {
    "en": "Size and type",
    "fr": "Dimension et type",
    "pt": "Dimensão e tipo"
  },
  "specificCircumstance": {
    "en": "Specific circumstance",
    "fr": "Circonstance particulière",
    "pt": "Circunstância específica"
  },
  "stage": {
    "en": "Stage",
    "fr": "Étape",
    "pt": "Fase"
  },
  "state": {
    "en": "State",
    "fr": "État",
    "pt": "Estado"
  },
  "station": {
    "en": "Station",
    "fr": "Gare",
    "pt": "Estação"
  },
  "status": {
    "en": "Status",
    "fr": "Statut",
    "pt": "Estatuto"
  },
  "streetAndNumber": {
    "en": "Street and number",
    "fr": "Rue et numéro",
    "pt": "Rua e número"
  },
  "supplementaryUnits": {
    "en": "Supplementary units",
    "fr": "Unités supplémentaires",
    "pt": "Unidades suplementares"
  },
  "supplyChainActors": {
    "en": "Other actors of the supply chain",
    "fr": "Autres acteurs de la chaîne",
    "pt": "Outros intervenientes da cadeia"
  },
  "supportingDocuments": {
    "en": "Supporting documents",
    "fr": "Documents d'accompagnement",
    "pt": "Documentos de suporte"
  },
  "territories": {
    "en": "Valid in",
    "fr": "Valable en",
    "pt": "Válida em"
  },
  "text": {
    "en": "Text",
    "fr": "Texte",
    "pt": "Texto"
  },
  "title": {
    "en": "Title",
    "fr": "Titre",
    "pt": "Título"
  },
  "to": {
    "en": "To",
    "fr": "À",
    "pt": "A"
  },
  "totalItems": {
    "en": "Number of goods items",
    "fr": "Nombre d'articles",
    "pt": "Número de adições"
  },
  "totalPackages": {
    "en": "Total of packages",
    "fr": "Total des colis",
    "pt": "Total de volumes"
  },
  "trailers": {
    "en": "Trailers",
    "fr": "Remorques",
    "pt": "Reboques"
  },
  "train": {
    "en": "Train",
    "fr": "Train",
    "pt": "Comboio"
  },
  "transhipment": {
    "en": "Transhipment",
    "fr": "Transbordement",
    "pt": "Transbordo"
  },
  "transportDocuments": {
    "en": "Transport documents",
    "fr": "Documents de transport",
    "pt": "Documentos de transporte"
  },
  "type": {
    "en": "Type",
    "fr": "Type",
    "pt": "Tipo"
  },
  "typeOfIdentification": {
    "en": "Kind of identification",
    "fr": "Type d'identification",
    "pt": "Tipo de identificação"
  },
  "typeOfMeans": {
    "en": "Kind of means",
    "fr": "Type de moyen",
    "pt": "Tipo de meio"
  },
  "typeOfPackages": {
    "en": "Kind of packages",
    "fr": "Nature des colis",
    "pt": "Natureza dos volumes"
  },
  "ucr": {
    "en": "Unique consignment reference (UCR)",
    "fr": "Référence unique de l'envoi (RUE)",
    "pt": "Referência única da remessa (RUR)"
  },
  "unNumber": {
    "en": "UN number",
    "fr": "Numéro ONU",
    "pt": "Número ONU"
  },
  "unit": {
    "en": "Unit",
    "fr": "Unité",
    "pt": "Unidade"
  },
  "unloadedOn": {
    "en": "Unloaded on",
    "fr": "Déchargé le",
    "pt": "Descarregado em"
  },
  "unlocode": {
    "en": "UN/LOCODE",
    "fr": "UN/LOCODE",
    "pt": "UN/LOCODE"
  },
  "valid": {
    "en": "Valid",
    "fr": "Valable",
    "pt": "Válida"
  },
  "validFrom": {
    "en": "Valid from",
    "fr": "Valable à partir du",
    "pt": "Válida a partir de"
  },
  "validTo": {
    "en": "Valid until",
    "fr": "Valable jusqu'au",
    "pt": "Válida até"
  },
  "value": {
    "en": "Value",
    "fr": "Valeur",
    "pt": "Valor"
  },
  "vehicle": {
    "en": "Vehicle",
    "fr": "Véhicule",
    "pt": "Veículo"
  },
  "vehicleSet": {
    "en": "Vehicle, trailers, wagons",
    "fr": "Véhicule, remorques, wagons",
    "pt": "Veículo, reboques, vagões"
  },
  "vehicles": {
    "en": "Vehicles that are the goods",
    "fr": "Véhicules constituant la marchandise",
    "pt": "Veículos que são a mercadoria"
  },
  "version": {
    "en": "Version",
    "fr": "Version",
    "pt": "Versão"
  },
  "vin": {
    "en": "VIN",
    "fr": "Numéro VIN",
    "pt": "Número VIN"
  },
  "vins": {
    "en": "Vehicle identification numbers",
    "fr": "Numéros de châssis",
    "pt": "Números de quadro"
  },
  "wagons": {
    "en": "Wagons",
    "fr": "Wagons",
    "pt": "Vagões"
  },
  "writeOffOn": {
    "en": "Written off on",
    "fr": "Apuré le",
    "pt": "Apurado em"
  },
  "xpath": {
    "en": "Place in the message (XML)",
    "fr": "Endroit du message (XML)",
    "pt": "Lugar na mensagem (XML)"
  },
  "year": {
    "en": "Year",
    "fr": "Année",
    "pt": "Ano"
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
  "return": {
    "en": "Return",
    "fr": "Retour",
    "pt": "Regresso"
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
  "closed-discharge": {
    "en": "Closed by discharge",
    "fr": "Clos par apurement",
    "pt": "Encerrado por apuramento"
  },
  "closed-payment": {
    "en": "Closed by payment of the claim",
    "fr": "Clos par paiement de la créance",
    "pt": "Encerrado por pagamento da dívida"
  },
  "closed-authority": {
    "en": "Closed by decision of customs",
    "fr": "Clos par décision de la douane",
    "pt": "Encerrado por decisão da alfândega"
  },
  "closed-cancellation": {
    "en": "Closed by cancellation",
    "fr": "Clos par annulation",
    "pt": "Encerrado por anulação"
  },
  "enquiry": {
    "en": "Enquiry",
    "fr": "Recherche",
    "pt": "Inquérito"
  },
  "askedHolder": {
    "en": "Customs asks the holder of the procedure where the goods are.",
    "fr": "La douane demande au principal obligé où se trouvent les marchandises.",
    "pt": "A alfândega pergunta ao responsável principal onde estão as mercadorias."
  },
  "askedOffice": {
    "en": "Customs asks an office whether the goods have arrived there.",
    "fr": "La douane demande à un bureau si les marchandises y sont arrivées.",
    "pt": "A alfândega pergunta a uma estância se as mercadorias chegaram lá."
  },
  "since": {
    "en": "Since",
    "fr": "Depuis",
    "pt": "Desde"
  },
  "respondBy": {
    "en": "Answer by",
    "fr": "Répondre avant le",
    "pt": "Responder até"
  },
  "claim": {
    "en": "Claim on the guarantee",
    "fr": "Créance sur la garantie",
    "pt": "Dívida sobre a garantia"
  },
  "payBy": {
    "en": "To be paid by",
    "fr": "À payer avant le",
    "pt": "A pagar até"
  },
  "certificate": {
    "en": "Certificate of discharge (PDF)",
    "fr": "Certificat d’apurement (PDF)",
    "pt": "Certificado de apuramento (PDF)"
  },
  "contact": {
    "en": "Office to call:",
    "fr": "Bureau à appeler :",
    "pt": "Estância a contactar:"
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
  },
  "underWay": {
    "en": "On the way. To be presented at {office} by {at}.",
    "fr": "En route. À présenter à {office} avant le {at}.",
    "pt": "A caminho. A apresentar em {office} até {at}."
  },
  "late": {
    "en": "The limit of {at} has passed, and the arrival at {office} has not been reported.",
    "fr": "Le délai du {at} est dépassé et l’arrivée à {office} n’a pas été signalée.",
    "pt": "O prazo de {at} foi ultrapassado e a chegada a {office} não foi comunicada."
  },
  "arrived": {
    "en": "Arrived. Customs has still to discharge the movement.",
    "fr": "Arrivé. La douane doit encore apurer le mouvement.",
    "pt": "Chegada registada. A alfândega ainda tem de apurar o movimento."
  },
  "liable": {
    "en": "You remain liable until discharge.",
    "fr": "Vous restez responsable jusqu’à l’apurement.",
    "pt": "Continua responsável até ao apuramento."
  },
  "welcome": {
    "en": "Type the MRN and the code from the accompanying document, or scan its square with a phone.",
    "fr": "Saisissez le MRN et le code du document d’accompagnement, ou scannez son carré avec un téléphone.",
    "pt": "Introduza o MRN e o código do documento de acompanhamento, ou digitalize o quadrado com um telefone."
  },
  "again": {
    "en": "Ask again",
    "fr": "Actualiser",
    "pt": "Atualizar"
  },
  "asOf": {
    "en": "As of {at}",
    "fr": "Situation au {at}",
    "pt": "Situação em {at}"
  },
  "way": {
    "en": "The way",
    "fr": "L’itinéraire",
    "pt": "O itinerário"
  },
  "document": {
    "en": "Movement",
    "fr": "Mouvement",
    "pt": "Movimento"
  },
  "other": {
    "en": "Follow another movement",
    "fr": "Suivre un autre mouvement",
    "pt": "Seguir outro movimento"
  },
  "notices": {
    "en": "Notices by e-mail",
    "fr": "Avis par courriel",
    "pt": "Avisos por correio eletrónico"
  },
  "noticesHint": {
    "en": "Before the limit, at an enquiry or a claim, and at the end.",
    "fr": "Avant le délai, en cas de recherche ou de créance, et à la fin.",
    "pt": "Antes do prazo, em caso de inquérito ou dívida, e no fim."
  },
  "email": {
    "en": "E-mail address",
    "fr": "Adresse de courriel",
    "pt": "Endereço de correio eletrónico"
  },
  "noticeAsk": {
    "en": "Tell this address",
    "fr": "Avertir cette adresse",
    "pt": "Avisar este endereço"
  },
  "noticeAsked": {
    "en": "A letter is on its way to that address. Notices begin when the link in it has been opened.",
    "fr": "Un message part vers cette adresse. Les avis commenceront quand son lien aura été ouvert.",
    "pt": "Uma mensagem segue para esse endereço. Os avisos começam quando a ligação nela for aberta."
  },
  "noticeFull": {
    "en": "This movement already tells as many addresses as it may.",
    "fr": "Ce mouvement avertit déjà autant d’adresses que permis.",
    "pt": "Este movimento já avisa tantos endereços quantos pode."
  },
  "noticeWrong": {
    "en": "This is not an e-mail address.",
    "fr": "Ce n’est pas une adresse de courriel.",
    "pt": "Isto não é um endereço de correio eletrónico."
  },
  "noticeOffered": {
    "en": "Notices about this movement to {email}?",
    "fr": "Recevoir à {email} les avis sur ce mouvement ?",
    "pt": "Receber em {email} os avisos sobre este movimento?"
  },
  "noticeOn": {
    "en": "{email} is told what happens to this movement.",
    "fr": "{email} est averti de ce qui arrive à ce mouvement.",
    "pt": "{email} é avisado do que acontece a este movimento."
  },
  "noticeNone": {
    "en": "No notices are sent.",
    "fr": "Aucun avis n’est envoyé.",
    "pt": "Não são enviados avisos."
  },
  "noticeAgree": {
    "en": "Yes, send notices",
    "fr": "Oui, envoyer les avis",
    "pt": "Sim, enviar avisos"
  },
  "noticeEnd": {
    "en": "No notices",
    "fr": "Pas d’avis",
    "pt": "Sem avisos"
  },
  "back": {
    "en": "Back to the movement",
    "fr": "Retour au mouvement",
    "pt": "Voltar ao movimento"
  },
  "answerTitle": {
    "en": "Answer with proof",
    "fr": "Répondre avec des preuves",
    "pt": "Responder com provas"
  },
  "answerHint": {
    "en": "Say what you know of the goods and attach the documents that prove it: a customs document of the destination, a certificate, a delivery note. {office} reads your answer and decides; you remain liable until then.",
    "fr": "Dites ce que vous savez des marchandises et joignez les documents qui le prouvent : document douanier de destination, certificat, bon de livraison. {office} lit votre réponse et décide ; vous restez responsable jusque-là.",
    "pt": "Diga o que sabe das mercadorias e junte os documentos que o provam: documento aduaneiro do destino, certificado, guia de entrega. {office} lê a sua resposta e decide; até lá continua responsável."
  },
  "answersGiven": {
    "en": "Answers received:",
    "fr": "Réponses reçues :",
    "pt": "Respostas recebidas:"
  },
  "answerDocuments": {
    "en": "documents: {count}",
    "fr": "documents : {count}",
    "pt": "documentos: {count}"
  },
  "answerAs": {
    "en": "You answer as",
    "fr": "Vous répondez en tant que",
    "pt": "Responde na qualidade de"
  },
  "as-principal": {
    "en": "principal",
    "fr": "principal obligé",
    "pt": "responsável principal"
  },
  "as-guarantor": {
    "en": "guarantor",
    "fr": "caution",
    "pt": "fiador"
  },
  "as-carrier": {
    "en": "carrier",
    "fr": "transporteur",
    "pt": "transportador"
  },
  "as-consignee": {
    "en": "consignee",
    "fr": "destinataire",
    "pt": "destinatário"
  },
  "answerName": {
    "en": "Name, and how to reach you",
    "fr": "Nom, et comment vous joindre",
    "pt": "Nome, e como o contactar"
  },
  "answerWhat": {
    "en": "Your answer",
    "fr": "Votre réponse",
    "pt": "A sua resposta"
  },
  "answerOffice": {
    "en": "Office or place to which the goods came (if known)",
    "fr": "Bureau ou lieu où les marchandises sont arrivées (si connu)",
    "pt": "Estância ou local onde as mercadorias chegaram (se souber)"
  },
  "answerDay": {
    "en": "Day on which they came (if known)",
    "fr": "Jour de leur arrivée (si connu)",
    "pt": "Dia em que chegaram (se souber)"
  },
  "answerText": {
    "en": "Explanation",
    "fr": "Explication",
    "pt": "Explicação"
  },
  "answerProof": {
    "en": "Documents",
    "fr": "Documents",
    "pt": "Documentos"
  },
  "answerProofHint": {
    "en": "PDF, JPEG or PNG; up to {most} documents of {megabytes} MB each.",
    "fr": "PDF, JPEG ou PNG ; {most} documents au plus, de {megabytes} Mo chacun.",
    "pt": "PDF, JPEG ou PNG; até {most} documentos de {megabytes} MB cada."
  },
  "answerSend": {
    "en": "Send the answer",
    "fr": "Envoyer la réponse",
    "pt": "Enviar a resposta"
  },
  "answerFaults": {
    "en": "The answer was not sent. Correct what is marked, choose your documents again, and send it.",
    "fr": "La réponse n’a pas été envoyée. Corrigez ce qui est signalé, choisissez de nouveau vos documents et envoyez-la.",
    "pt": "A resposta não foi enviada. Corrija o que está assinalado, escolha de novo os documentos e envie-a."
  },
  "answerMissing": {
    "en": "{field}: to be filled in.",
    "fr": "{field} : à remplir.",
    "pt": "{field}: a preencher."
  },
  "answerWrong": {
    "en": "{field}: cannot be taken as it is typed; correct it.",
    "fr": "{field} : ne peut être accepté tel quel ; corrigez-le.",
    "pt": "{field}: não pode ser aceite como está; corrija."
  },
  "answerNoProof": {
    "en": "Attach at least one document; who has no information says so, and why.",
    "fr": "Joignez au moins un document ; si vous n’avez aucune information, dites-le, et pourquoi.",
    "pt": "Junte pelo menos um documento; se não tem informação, diga-o, e porquê."
  },
  "answerWrongProof": {
    "en": "Each document must be a PDF, JPEG or PNG of at most {megabytes} MB, and there may be {most} at most. Photograph or scan it again smaller.",
    "fr": "Chaque document doit être un PDF, JPEG ou PNG de {megabytes} Mo au plus, et il peut y en avoir {most} au plus. Photographiez-le ou numérisez-le de nouveau en plus petit.",
    "pt": "Cada documento tem de ser um PDF, JPEG ou PNG de {megabytes} MB no máximo, e podem ser {most} no máximo. Fotografe-o ou digitalize-o de novo mais pequeno."
  },
  "answerReceived": {
    "en": "Your answer has been received.",
    "fr": "Votre réponse a été reçue.",
    "pt": "A sua resposta foi recebida."
  },
  "answerReceivedAt": {
    "en": "Received",
    "fr": "Reçue",
    "pt": "Recebida"
  },
  "answerNumber": {
    "en": "Its number",
    "fr": "Son numéro",
    "pt": "O seu número"
  },
  "answerBytes": {
    "en": "{bytes} bytes",
    "fr": "{bytes} octets",
    "pt": "{bytes} bytes"
  },
  "answerNext": {
    "en": "Keep this page, or its number. The office reads your answer; nothing has changed yet.",
    "fr": "Conservez cette page, ou ce numéro. Le bureau lit votre réponse ; rien n’est encore changé.",
    "pt": "Guarde esta página, ou este número. A estância lê a sua resposta; ainda nada mudou."
  },
  "answerRefusedHint": {
    "en": "Nothing was kept. Go back in your browser, where what you typed still stands. Documents: up to {most}, PDF, JPEG or PNG, of {megabytes} MB each.",
    "fr": "Rien n’a été conservé. Revenez en arrière dans votre navigateur, où votre saisie est encore là. Documents : {most} au plus, PDF, JPEG ou PNG, de {megabytes} Mo chacun.",
    "pt": "Nada foi guardado. Volte atrás no navegador, onde ainda está o que escreveu. Documentos: até {most}, PDF, JPEG ou PNG, de {megabytes} MB cada."
  }
},
  'front': {
  "title": {
    "en": "Corridor, transit hub",
    "fr": "Corridor, plateforme de transit",
    "pt": "Corridor, plataforma de trânsito"
  },
  "desk": {
    "en": "I am an officer",
    "fr": "Je suis agent des douanes",
    "pt": "Sou funcionário aduaneiro"
  },
  "deskHint": {
    "en": "Confirm exits, entries and arrivals; release and discharge.",
    "fr": "Confirmer sorties, entrées et arrivées ; donner mainlevée et apurer.",
    "pt": "Confirmar saídas, entradas e chegadas; autorizar a saída e apurar."
  },
  "console": {
    "en": "I operate the hub",
    "fr": "J’exploite la plateforme",
    "pt": "Opero a plataforma"
  },
  "consoleHint": {
    "en": "See what is stuck and why, and send it again.",
    "fr": "Voir ce qui est bloqué et pourquoi, et le renvoyer.",
    "pt": "Ver o que está parado e porquê, e reenviá-lo."
  },
  "followUp": {
    "en": "I follow a truck",
    "fr": "Je veux suivre un camion",
    "pt": "Quero seguir um camião"
  },
  "followUpHint": {
    "en": "With the MRN and the code on the accompanying document.",
    "fr": "Avec le MRN et le code du document d’accompagnement.",
    "pt": "Com o MRN e o código do documento de acompanhamento."
  },
  "guides": {
    "en": "Guides",
    "fr": "Guides",
    "pt": "Guias"
  },
  "guidesHint": {
    "en": "What each person does with the hub, two pages each.",
    "fr": "Ce que chacun fait avec le hub, deux pages chacun.",
    "pt": "O que cada pessoa faz com o hub, duas páginas cada."
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
    "fr": "La base de données n’accepte aucune écriture : aucun message n’est accepté et les expéditeurs sont invités à réessayer. Vérifiez DATABASE_URL, le serveur et son disque.",
    "pt": "A base de dados não aceita nenhuma escrita: nenhuma mensagem é aceite e os remetentes são convidados a tentar de novo. Verifique DATABASE_URL, o servidor e o seu disco."
  },
  "read-replica-behind": {
    "en": "The replica of CORRIDOR_READ_DATABASE_URL is more than half a second behind: the primary answers all reads until it has caught up. See docs/deployment.md, Reads on a replica.",
    "fr": "La réplique de CORRIDOR_READ_DATABASE_URL a plus d’une demi-seconde de retard : le serveur primaire répond à toutes les lectures jusqu’à ce qu’elle l’ait rattrapé. Voir docs/deployment.md, Reads on a replica.",
    "pt": "A réplica de CORRIDOR_READ_DATABASE_URL tem mais de meio segundo de atraso: o servidor primário responde a todas as leituras até que ela o recupere. Veja docs/deployment.md, Reads on a replica."
  },
  "read-replica-unreachable": {
    "en": "The replica of CORRIDOR_READ_DATABASE_URL does not answer: the primary answers all reads meanwhile. Check the address and the server.",
    "fr": "La réplique de CORRIDOR_READ_DATABASE_URL ne répond pas : le serveur primaire répond entre-temps à toutes les lectures. Vérifiez l’adresse et le serveur.",
    "pt": "A réplica de CORRIDOR_READ_DATABASE_URL não responde: entretanto, o servidor primário responde a todas as leituras. Verifique o endereço e o servidor."
  },
  "read-replica-promoted": {
    "en": "CORRIDOR_READ_DATABASE_URL leads to a server that follows nobody: it was promoted, or it is the primary itself. The primary answers all reads. Build a new replica, or correct the URL.",
    "fr": "CORRIDOR_READ_DATABASE_URL mène à un serveur qui n’en suit aucun autre : il a été promu, ou c’est le serveur primaire lui-même. Le serveur primaire répond à toutes les lectures. Construisez une nouvelle réplique, ou corrigez l’URL.",
    "pt": "CORRIDOR_READ_DATABASE_URL leva a um servidor que não segue nenhum outro: foi promovido, ou é o próprio servidor primário. O servidor primário responde a todas as leituras. Construa uma nova réplica, ou corrija o URL."
  },
  "read-replica-other": {
    "en": "The replica of CORRIDOR_READ_DATABASE_URL follows another database, or a history that this one has left: the primary answers all reads. After a promotion it may take until the replica’s next checkpoint; else let it follow this primary, or correct the URL.",
    "fr": "La réplique de CORRIDOR_READ_DATABASE_URL suit une autre base de données, ou un historique que celle-ci a quitté : le serveur primaire répond à toutes les lectures. Après une promotion, cela peut durer jusqu’au prochain point de contrôle de la réplique ; sinon, faites-lui suivre ce serveur primaire, ou corrigez l’URL.",
    "pt": "A réplica de CORRIDOR_READ_DATABASE_URL segue outra base de dados, ou um histórico que esta deixou: o servidor primário responde a todas as leituras. Depois de uma promoção, isso pode durar até ao próximo ponto de verificação da réplica; senão, faça-a seguir este servidor primário, ou corrija o URL."
  },
  "migrations-pending": {
    "en": "The database is older than this version: messages cannot be stored. Run corridor migrate.",
    "fr": "La base de données est plus ancienne que cette version : les messages ne peuvent pas être enregistrés. Lancez corridor migrate.",
    "pt": "A base de dados é mais antiga do que esta versão: as mensagens não podem ser guardadas. Execute corridor migrate."
  },
  "migrations-contracted": {
    "en": "The database belongs to a later release, which has gone where this one cannot follow: messages cannot be stored. Start that release again.",
    "fr": "La base de données appartient à une version ultérieure, qui est allée là où celle-ci ne peut pas la suivre : les messages ne peuvent pas être enregistrés. Relancez cette version ultérieure.",
    "pt": "A base de dados pertence a uma versão posterior, que foi até onde esta não a pode seguir: as mensagens não podem ser guardadas. Volte a iniciar essa versão posterior."
  },
  "reference-data-stale": {
    "en": "The reference data cannot be read again: decisions rest on an older version, and a revocation may not count yet.",
    "fr": "Les données de référence ne peuvent pas être relues : les décisions reposent sur une version plus ancienne et une révocation peut ne pas encore compter.",
    "pt": "Os dados de referência não podem ser relidos: as decisões assentam numa versão mais antiga e uma revogação pode ainda não contar."
  },
  "broker-down": {
    "en": "The broker cannot be reached or does not answer: nothing is taken or delivered over AMQP. Messages over HTTP are accepted, and deliveries wait in the database. Check AMQP_URL, CORRIDOR_AMQP_CA for a broker with a private authority, and the server; the log says why.",
    "fr": "Le courtier de messages est injoignable ou ne répond pas : rien n’est reçu ni livré par AMQP. Les messages par HTTP sont acceptés et les livraisons attendent dans la base de données. Vérifiez AMQP_URL, CORRIDOR_AMQP_CA pour un courtier dont l’autorité est privée, et le serveur ; le journal dit pourquoi.",
    "pt": "O intermediário de mensagens está inacessível ou não responde: nada é recebido nem entregue por AMQP. As mensagens por HTTP são aceites e as entregas aguardam na base de dados. Verifique AMQP_URL, CORRIDOR_AMQP_CA para um intermediário com autoridade privada, e o servidor; o registo do hub diz porquê."
  },
  "broker-blocked": {
    "en": "The broker is short of memory or disk and takes nothing: nothing is taken or delivered over AMQP. Messages over HTTP are accepted, and deliveries wait in the database.",
    "fr": "Le courtier de messages manque de mémoire ou de disque et n’accepte rien : rien n’est reçu ni livré par AMQP. Les messages par HTTP sont acceptés et les livraisons attendent dans la base de données.",
    "pt": "O intermediário de mensagens tem falta de memória ou de disco e não aceita nada: nada é recebido nem entregue por AMQP. As mensagens por HTTP são aceites e as entregas aguardam na base de dados."
  },
  "messages-set-aside": {
    "en": "The hub has failed at messages and set them aside: they have no effect until an operator tries them again. See GET /v1/set-aside or corridor set-aside list for what failed.",
    "fr": "Le hub a échoué à traiter des messages et les a isolés : ils restent sans effet jusqu’à ce qu’un opérateur les retente. Voyez GET /v1/set-aside ou corridor set-aside list pour la cause.",
    "pt": "O hub falhou ao tratar mensagens e isolou-as: não têm efeito até que um operador as tente de novo. Veja a causa em GET /v1/set-aside ou com corridor set-aside list."
  },
  "timers-failing": {
    "en": "Timers are due and their firing fails: what they bring about (reminders, enquiries, refusals) does not happen. Each is tried again within the hour. See GET /v1/set-aside for what failed.",
    "fr": "Des délais sont échus et leur déclenchement échoue : ce qu’ils entraînent (rappels, recherches, refus) n’a pas lieu. Chacun est retenté dans l’heure. Voyez GET /v1/set-aside pour la cause.",
    "pt": "Há prazos vencidos cujo disparo falha: o que deles resulta (lembretes, inquéritos, recusas) não acontece. Cada um é tentado de novo dentro de uma hora. Veja a causa em GET /v1/set-aside."
  },
  "database-clock-off": {
    "en": "The clocks of the hub's machine and of the database differ by more than five seconds, so one of them is wrong. Messages, deadlines and leases go by the database's, certificates and sessions by the hub's. Check the time service on both machines.",
    "fr": "Les horloges de la machine du hub et de la base de données diffèrent de plus de cinq secondes : l’une d’elles est fausse. Messages, délais et baux suivent celle de la base de données, certificats et sessions celle du hub. Vérifiez le service de temps des deux machines.",
    "pt": "Os relógios da máquina do hub e da base de dados diferem em mais de cinco segundos: um deles está errado. Mensagens, prazos e reservas seguem o da base de dados, certificados e sessões o do hub. Verifique o serviço de hora das duas máquinas."
  },
  "broker-clock-off": {
    "en": "The clocks of the hub and of the broker differ by more than five seconds: one of them is wrong. Check the time service on both machines.",
    "fr": "Les horloges du hub et du courtier de messages diffèrent de plus de cinq secondes : l’une d’elles est fausse. Vérifiez le service de temps des deux machines.",
    "pt": "Os relógios do hub e do intermediário de mensagens diferem em mais de cinco segundos: um deles está errado. Verifique o serviço de hora das duas máquinas."
  },
  "revocation-list-overdue": {
    "en": "A revocation list is past its next update: it goes on to revoke what it names and refuses nobody else, and what its authority has revoked since is not known here. Bring the new list into CORRIDOR_TRUST_CRL; until then revoke certificates in the register of participants.",
    "fr": "Une liste de révocation a dépassé sa prochaine mise à jour : elle révoque toujours ce qu’elle nomme et ne refuse personne d’autre, et ce que son autorité a révoqué depuis n’est pas connu ici. Placez la nouvelle liste dans CORRIDOR_TRUST_CRL ; d’ici là, révoquez les certificats dans le registre des participants.",
    "pt": "Uma lista de revogação passou a data da próxima atualização: continua a revogar o que nomeia e não recusa mais ninguém, e o que a sua autoridade revogou desde então não é conhecido aqui. Ponha a nova lista em CORRIDOR_TRUST_CRL; até lá, revogue certificados no registo dos participantes."
  },
  "revocation-list-undated": {
    "en": "The revocation list does not say when the next one is due: whether it is stale cannot be judged.",
    "fr": "La liste de révocation ne dit pas quand la suivante est attendue : on ne peut pas juger si elle est périmée.",
    "pt": "A lista de revogação não diz quando se espera a seguinte: não se pode avaliar se está desatualizada."
  },
  "revocation-list-none": {
    "en": "There is no revocation list of this authority: its certificates are revoked in the register of participants only.",
    "fr": "Il n’y a pas de liste de révocation de cette autorité : ses certificats ne sont révoqués que dans le registre des participants.",
    "pt": "Não há lista de revogação desta autoridade: os seus certificados só são revogados no registo dos participantes."
  },
  "responder-overdue": {
    "en": "The last answer of this authority’s responder (OCSP) is past its time: what it revoked stays revoked, nobody else is refused, and what was revoked since is not known here. See why it does not answer; until then revoke certificates in the register of participants.",
    "fr": "La dernière réponse du répondeur (OCSP) de cette autorité a dépassé son échéance : ce qu’elle a révoqué le reste, personne d’autre n’est refusé, et ce qui a été révoqué depuis n’est pas connu ici. Cherchez pourquoi il ne répond pas ; d’ici là, révoquez les certificats dans le registre des participants.",
    "pt": "A última resposta do servidor OCSP desta autoridade passou do prazo: o que revogou continua revogado, mais ninguém é recusado, e o que foi revogado desde então não é conhecido aqui. Veja porque não responde; até lá, revogue certificados no registo dos participantes."
  },
  "responder-none": {
    "en": "The responder (OCSP) of this authority has not answered yet about every certificate: whether one of them is revoked is not known here. See why it does not answer; until then revoke certificates in the register of participants.",
    "fr": "Le répondeur (OCSP) de cette autorité n’a pas encore répondu pour tous les certificats : on ne sait pas ici si l’un d’eux est révoqué. Cherchez pourquoi il ne répond pas ; d’ici là, révoquez les certificats dans le registre des participants.",
    "pt": "O servidor OCSP desta autoridade ainda não respondeu sobre todos os certificados: não se sabe aqui se algum deles está revogado. Veja porque não responde; até lá, revogue certificados no registo dos participantes."
  },
  "responder-not-asked": {
    "en": "Certificates name this responder (OCSP), and CORRIDOR_OCSP does not: it is not asked. Add its address there if this hub may connect to it.",
    "fr": "Des certificats nomment ce répondeur (OCSP), et CORRIDOR_OCSP ne le nomme pas : il n’est pas interrogé. Ajoutez-y son adresse si ce hub peut s’y connecter.",
    "pt": "Há certificados que indicam este servidor OCSP, e CORRIDOR_OCSP não o indica: não é consultado. Acrescente aí o seu endereço se este hub se puder ligar a ele."
  },
  "timestamps-overdue": {
    "en": "Entries of the log wait for a time-stamp for more than four hours: evidence of them rests on the hub's clock until the time-stamping authority answers again. The log of the hub says why it does not; nothing else is held up.",
    "fr": "Des entrées du journal attendent un horodatage depuis plus de quatre heures : leur preuve repose sur l’horloge du hub jusqu’à ce que l’autorité d’horodatage réponde de nouveau. Le journal du hub dit pourquoi elle ne répond pas ; rien d’autre n’est retenu.",
    "pt": "Há entradas do registo à espera de um selo temporal há mais de quatro horas: a sua prova assenta no relógio do hub até que a autoridade de selos temporais volte a responder. O registo do hub diz porque não responde; nada mais fica retido."
  },
  "trust-files-unread": {
    "en": "The files of authorities or revocation lists cannot be used as they are now: what was read last counts on, and a newer revocation does not count yet. The log says why.",
    "fr": "Les fichiers des autorités ou des listes de révocation ne sont pas utilisables en l’état : ce qui a été lu en dernier reste valable et une révocation plus récente ne compte pas encore. Le journal dit pourquoi.",
    "pt": "Os ficheiros das autoridades ou das listas de revogação não podem ser usados como estão: continua a valer o que se leu por último e uma revogação mais recente ainda não conta. O registo do hub diz porquê."
  },
  "log-restored": {
    "en": "The database was restored to an earlier point, and entries of the log are missing that participants hold receipts of: no message is accepted or delivered and no checkpoint is signed until an operator opens the hub. See corridor reconcile.",
    "fr": "La base de données a été restaurée à un point antérieur et il manque des entrées du journal dont des participants détiennent les accusés : aucun message n’est accepté ni remis et aucun point de contrôle n’est signé tant qu’un opérateur n’a pas ouvert le hub. Voir corridor reconcile.",
    "pt": "A base de dados foi restaurada para um ponto anterior e faltam entradas do registo de que participantes têm recibos: nenhuma mensagem é aceite nem entregue e nenhum ponto de controlo é assinado até que um operador abra o hub. Veja corridor reconcile."
  },
  "log-reconciling": {
    "en": "After a restore of the database participants send again what they hold receipts of. corridor reconcile says what has come back and what is missing; it ends when an operator closes it.",
    "fr": "Après une restauration de la base de données, les participants renvoient ce dont ils détiennent les accusés. corridor reconcile dit ce qui est revenu et ce qui manque ; cela se termine quand un opérateur clôt la restauration.",
    "pt": "Depois de uma restauração da base de dados, os participantes enviam de novo aquilo de que têm recibos. corridor reconcile diz o que voltou e o que falta; termina quando um operador a encerra."
  }
},
  'letters': {
  "ask": {
    "en": "Somebody who holds the accompanying document of movement {mrn} asked that this address be told what happens to it. Open this link to agree; if it was not you, do nothing, and no more letters will come.",
    "fr": "Une personne qui détient le document d’accompagnement du mouvement {mrn} a demandé que cette adresse soit tenue informée. Ouvrez ce lien pour accepter ; si ce n’est pas vous, ne faites rien : aucun autre message ne viendra.",
    "pt": "Alguém que tem o documento de acompanhamento do movimento {mrn} pediu que este endereço fosse informado. Abra esta ligação para aceitar; se não foi você, não faça nada: não virão mais mensagens."
  },
  "ask-subject": {
    "en": "Transit {mrn}: do you want notices?",
    "fr": "Transit {mrn} : voulez-vous être averti ?",
    "pt": "Trânsito {mrn}: quer receber avisos?"
  },
  "limit-near": {
    "en": "The goods must be presented at {office} by {at}.",
    "fr": "Les marchandises doivent être présentées à {office} avant le {at}.",
    "pt": "As mercadorias devem ser apresentadas em {office} até {at}."
  },
  "limit-near-subject": {
    "en": "Transit {mrn}: less than 24 hours left",
    "fr": "Transit {mrn} : il reste moins de 24 heures",
    "pt": "Trânsito {mrn}: faltam menos de 24 horas"
  },
  "limit-passed": {
    "en": "The limit of {at} has passed, and the arrival at {office} has not been reported.",
    "fr": "Le délai du {at} est dépassé et l’arrivée à {office} n’a pas été signalée.",
    "pt": "O prazo de {at} foi ultrapassado e a chegada a {office} não foi comunicada."
  },
  "limit-passed-subject": {
    "en": "Transit {mrn}: limit passed",
    "fr": "Transit {mrn} : délai dépassé",
    "pt": "Trânsito {mrn}: prazo ultrapassado"
  },
  "enquiry": {
    "en": "Customs has opened an enquiry into this movement. An answer is due by {by}.",
    "fr": "La douane a ouvert une procédure de recherche pour ce mouvement. Une réponse est attendue avant le {by}.",
    "pt": "A alfândega abriu um procedimento de inquérito sobre este movimento. A resposta é devida até {by}."
  },
  "enquiry-subject": {
    "en": "Transit {mrn}: enquiry opened",
    "fr": "Transit {mrn} : procédure de recherche ouverte",
    "pt": "Trânsito {mrn}: inquérito aberto"
  },
  "claim": {
    "en": "Customs has made a claim on the guarantee of this movement.",
    "fr": "La douane réclame la créance sur la garantie de ce mouvement.",
    "pt": "A alfândega exigiu a dívida sobre a garantia deste movimento."
  },
  "claim-subject": {
    "en": "Transit {mrn}: claim on the guarantee",
    "fr": "Transit {mrn} : créance sur la garantie",
    "pt": "Trânsito {mrn}: dívida sobre a garantia"
  },
  "arrived": {
    "en": "The goods have arrived at {office}. Customs has still to discharge the movement.",
    "fr": "Les marchandises sont arrivées à {office}. La douane doit encore apurer le mouvement.",
    "pt": "As mercadorias chegaram a {office}. A alfândega ainda tem de apurar o movimento."
  },
  "arrived-subject": {
    "en": "Transit {mrn}: arrived",
    "fr": "Transit {mrn} : arrivé",
    "pt": "Trânsito {mrn}: chegada registada"
  },
  "closed": {
    "en": "{closed}. No more letters will come about this movement.",
    "fr": "{closed}. Aucun autre message ne viendra au sujet de ce mouvement.",
    "pt": "{closed}. Não virão mais mensagens sobre este movimento."
  },
  "closed-subject": {
    "en": "Transit {mrn}: closed",
    "fr": "Transit {mrn} : clos",
    "pt": "Trânsito {mrn}: encerrado"
  },
  "information": {
    "en": "This letter informs; only an act of customs is a legal notification.",
    "fr": "Ce message informe ; seul un acte de la douane vaut notification légale.",
    "pt": "Esta mensagem informa; só um ato da alfândega vale como notificação legal."
  },
  "follow": {
    "en": "To follow the movement, with the code on the document:",
    "fr": "Pour suivre le mouvement, avec le code du document :",
    "pt": "Para seguir o movimento, com o código do documento:"
  },
  "end": {
    "en": "To get no more letters:",
    "fr": "Pour ne plus recevoir de messages :",
    "pt": "Para não receber mais mensagens:"
  }
},
  'notices': {
  "limitNear": {
    "en": "The goods must be presented at the office of destination by the time limit, or the time limit must be extended before it passes.",
    "fr": "Les marchandises doivent être présentées au bureau de destination avant le délai, ou le délai doit être prolongé avant son expiration.",
    "pt": "As mercadorias devem ser apresentadas na estância de destino dentro do prazo, ou o prazo deve ser prorrogado antes de terminar."
  },
  "nonDischarge": {
    "en": "The movement is not discharged. Show where the goods are or were presented, or call the office named. This is information; only customs notifies a debt.",
    "fr": "Le mouvement n’est pas apuré. Indiquez où se trouvent les marchandises ou où elles ont été présentées, ou appelez le bureau nommé. Ceci est une information ; seule la douane notifie une dette.",
    "pt": "O movimento não está apurado. Indique onde estão ou foram apresentadas as mercadorias, ou contacte a estância indicada. Isto é uma informação; só a alfândega notifica uma dívida."
  }
},
  'reading': {
  "yes": {
    "en": "yes",
    "fr": "oui",
    "pt": "sim"
  },
  "no": {
    "en": "no",
    "fr": "non",
    "pt": "não"
  }
},
  'statistics': {
  "transit-times": {
    "en": "Transit times",
    "fr": "Temps de transit",
    "pt": "Tempos de trânsito"
  },
  "border-times": {
    "en": "Border times",
    "fr": "Temps de passage aux frontières",
    "pt": "Tempos nas fronteiras"
  },
  "overdue": {
    "en": "Late arrivals",
    "fr": "Arrivées hors délai",
    "pt": "Chegadas fora do prazo"
  },
  "discharge-delay": {
    "en": "Time from arrival to discharge",
    "fr": "Délai entre arrivée et apurement",
    "pt": "Tempo da chegada ao apuramento"
  },
  "differences": {
    "en": "Differences",
    "fr": "Différences constatées",
    "pt": "Diferenças verificadas"
  },
  "seals": {
    "en": "Seals as found",
    "fr": "État des scellés",
    "pt": "Estado dos selos"
  },
  "diversions": {
    "en": "Diversions",
    "fr": "Changements d’itinéraire",
    "pt": "Mudanças de itinerário"
  },
  "outliers": {
    "en": "Unusual masses and values",
    "fr": "Masses et valeurs inhabituelles",
    "pt": "Massas e valores invulgares"
  },
  "exposure": {
    "en": "Guarantees engaged",
    "fr": "Garanties engagées",
    "pt": "Garantias utilizadas"
  },
  "contributions": {
    "en": "Contributions to guarantee funds",
    "fr": "Contributions aux fonds de garantie",
    "pt": "Contribuições para os fundos de garantia"
  },
  "data-quality": {
    "en": "Time until a passage is reported",
    "fr": "Délai de notification des passages",
    "pt": "Tempo até à comunicação das passagens"
  },
  "service": {
    "en": "Time to take a message",
    "fr": "Délai de prise en charge des messages",
    "pt": "Tempo de receção das mensagens"
  },
  "country": {
    "en": "Country",
    "fr": "Pays",
    "pt": "País"
  },
  "office": {
    "en": "Office",
    "fr": "Bureau",
    "pt": "Estância"
  },
  "corridor": {
    "en": "Corridor",
    "fr": "Corridor",
    "pt": "Corredor"
  },
  "leg": {
    "en": "Leg",
    "fr": "Tronçon",
    "pt": "Trajeto"
  },
  "week": {
    "en": "Week",
    "fr": "Semaine",
    "pt": "Semana"
  },
  "month": {
    "en": "Month",
    "fr": "Mois",
    "pt": "Mês"
  },
  "n": {
    "en": "Cases",
    "fr": "Cas",
    "pt": "Casos"
  },
  "p25": {
    "en": "p25 (s)",
    "fr": "p25 (s)",
    "pt": "p25 (s)"
  },
  "p50": {
    "en": "p50 (s)",
    "fr": "p50 (s)",
    "pt": "p50 (s)"
  },
  "p75": {
    "en": "p75 (s)",
    "fr": "p75 (s)",
    "pt": "p75 (s)"
  },
  "p90": {
    "en": "p90 (s)",
    "fr": "p90 (s)",
    "pt": "p90 (s)"
  },
  "p95": {
    "en": "p95 (s)",
    "fr": "p95 (s)",
    "pt": "p95 (s)"
  },
  "implied": {
    "en": "Left out: not reported",
    "fr": "Exclus : non notifié",
    "pt": "Excluídos: não comunicado"
  },
  "outage": {
    "en": "Left out: outage",
    "fr": "Exclus : indisponibilité",
    "pt": "Excluídos: indisponibilidade"
  },
  "missing": {
    "en": "Left out: time unknown",
    "fr": "Exclus : heure inconnue",
    "pt": "Excluídos: hora desconhecida"
  },
  "open": {
    "en": "Still open",
    "fr": "En cours",
    "pt": "Em aberto"
  },
  "kinds": {
    "en": "By kind",
    "fr": "Par nature",
    "pt": "Por natureza"
  },
  "amounts": {
    "en": "Amounts",
    "fr": "Montants",
    "pt": "Montantes"
  },
  "availability": {
    "en": "Availability",
    "fr": "Disponibilité",
    "pt": "Disponibilidade"
  },
  "movements": {
    "en": "Movements",
    "fr": "Opérations",
    "pt": "Operações"
  },
  "report-title": {
    "en": "Transit in figures",
    "fr": "Le transit en chiffres",
    "pt": "O trânsito em números"
  },
  "report-month": {
    "en": "Month: {month} (UTC)",
    "fr": "Mois : {month} (UTC)",
    "pt": "Mês: {month} (UTC)"
  },
  "report-scope": {
    "en": "Figures of {country}",
    "fr": "Chiffres de {country}",
    "pt": "Números de {country}"
  },
  "report-region": {
    "en": "All countries on the hub",
    "fr": "Tous les pays reliés",
    "pt": "Todos os países ligados"
  },
  "report-as-of": {
    "en": "As of {at}, counted up to entry {position} of the log.",
    "fr": "Situation au {at}, comptée jusqu’à l’entrée {position} du journal.",
    "pt": "Situação em {at}, contada até à entrada {position} do registo."
  },
  "report-how": {
    "en": "A case counts in the month in which it closed. Percentiles are by nearest rank. Left out is what an outage explains, what nobody reported and what has no exact time; how many is said beside each figure. Each figure leads to the movements it counts.",
    "fr": "Un cas compte dans le mois de sa clôture. Les centiles sont ceux du rang le plus proche. Sont exclus les cas qu’une indisponibilité explique, ceux que personne n’a notifiés et ceux dont l’heure n’est pas connue ; leur nombre figure à côté de chaque chiffre. Chaque chiffre renvoie aux opérations qu’il compte.",
    "pt": "Um caso conta no mês em que terminou. Os percentis são os da posição mais próxima. Excluem-se os casos que uma indisponibilidade explica, os que ninguém comunicou e os que não têm hora exata; o seu número figura ao lado de cada valor. Cada valor remete para as operações que conta."
  },
  "report-none": {
    "en": "No case closed in this month.",
    "fr": "Aucun cas clos ce mois.",
    "pt": "Nenhum caso terminou neste mês."
  },
  "report-more": {
    "en": "{count} more rows: see the link.",
    "fr": "{count} lignes de plus : voir le lien.",
    "pt": "Mais {count} linhas: ver a ligação."
  },
  "report-excluded": {
    "en": "Left out",
    "fr": "Exclus",
    "pt": "Excluídos"
  },
  "report-evidence": {
    "en": "Evidence",
    "fr": "Preuve",
    "pt": "Prova"
  },
  "report-page": {
    "en": "Page {page} of {pages}",
    "fr": "Page {page} sur {pages}",
    "pt": "Página {page} de {pages}"
  },
  "minutes": {
    "en": "{count} min",
    "fr": "{count} min",
    "pt": "{count} min"
  },
  "hours": {
    "en": "{count} h",
    "fr": "{count} h",
    "pt": "{count} h"
  },
  "days": {
    "en": "{count} d",
    "fr": "{count} j",
    "pt": "{count} d"
  },
  "seconds": {
    "en": "{count} s",
    "fr": "{count} s",
    "pt": "{count} s"
  },
  "kind 0-1": {
    "en": "up to 1 day late",
    "fr": "jusqu’à 1 jour de retard",
    "pt": "até 1 dia de atraso"
  },
  "kind 1-3": {
    "en": "1 to 3 days late",
    "fr": "de 1 à 3 jours de retard",
    "pt": "1 a 3 dias de atraso"
  },
  "kind 3-7": {
    "en": "3 to 7 days late",
    "fr": "de 3 à 7 jours de retard",
    "pt": "3 a 7 dias de atraso"
  },
  "kind over-7": {
    "en": "over 7 days late",
    "fr": "plus de 7 jours de retard",
    "pt": "mais de 7 dias de atraso"
  },
  "kind results": {
    "en": "by control results",
    "fr": "par résultats du contrôle",
    "pt": "por resultados do controlo"
  },
  "kind authority": {
    "en": "by authority",
    "fr": "par autorité",
    "pt": "por autoridade"
  },
  "kind recovered": {
    "en": "by payment",
    "fr": "par paiement",
    "pt": "por pagamento"
  },
  "kind paid": {
    "en": "paid",
    "fr": "payées",
    "pt": "pagas"
  },
  "kind unpaid": {
    "en": "unpaid",
    "fr": "impayées",
    "pt": "por pagar"
  },
  "kind value": {
    "en": "value",
    "fr": "valeur",
    "pt": "valor"
  }
},
} as const

export type TextGroup = keyof typeof texts
