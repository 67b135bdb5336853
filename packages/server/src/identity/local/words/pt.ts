import type { IdentityWords } from './words.ts';

export const pt: IdentityWords = {
  email: 'E-mail',
  password: 'Senha',
  code: 'Código',
  goOn: 'Continuar',
  toPanel: 'Ir para o painel',
  toSignIn: 'Ir para o login',
  back: 'Voltar',
  signIn: {
    title: 'Entrar',
    intro: 'No painel do seu negócio.',
    action: 'Entrar',
    forgot: 'Esqueceu a senha?',
    wrong: 'O e-mail e a senha não coincidem. Confira os dois e tente de novo.',
    missingEmail: 'Informe seu endereço de e-mail.',
    missing: 'Informe seu e-mail e sua senha.',
    locked:
      'Tentativas demais com este e-mail. Espere um pouco e tente de novo, ou escolha uma senha nova em “Esqueceu a senha?”.',
  },
  secondFactor: {
    title: 'Mais um passo',
    intro: 'Digite os seis números que seu aplicativo autenticador mostra agora.',
    hint: 'Sem o celular? Digite um dos seus códigos de recuperação.',
    wrong: 'Esse código não confere ou já foi usado. Espere o próximo e digite.',
    locked: 'Códigos demais. Espere um pouco e entre de novo.',
    other: 'Entrar como outra pessoa',
  },
  forgot: {
    title: 'Escolher uma senha nova',
    intro: 'Informe seu e-mail e enviaremos um link.',
    action: 'Enviar o link',
    sentTitle: 'Veja seu e-mail',
    sent: 'Se houver uma conta com esse endereço, um link está a caminho. Ele serve uma única vez e por uma hora.',
  },
  choose: {
    welcome: (name) => (name ? `Boas-vindas, ${name}` : 'Boas-vindas'),
    welcomeIntro: (business, email) =>
      `Escolha a senha com que você vai entrar em ${business} como ${email}.`,
    title: 'Escolha uma senha nova',
    intro: (email) => `Para ${email}. Sua sessão será encerrada em todos os outros lugares.`,
    action: 'Salvar a senha',
    newPassword: 'Senha nova',
    again: 'Senha nova, outra vez',
    rule: 'Pelo menos 12 caracteres, com uma letra minúscula, uma maiúscula, um número e um símbolo.',
    different: 'As duas senhas não são iguais.',
    doneTitle: 'Sua senha foi salva',
    done: 'Você já pode entrar com ela.',
    badLinkTitle: 'Este link não serve mais',
    badLink: 'Ele já foi usado, venceu, ou um mais novo foi enviado. Peça outro.',
  },
  problemsIntro: 'Esta senha não pode ser usada:',
  problems: {
    short: 'tem menos de 12 caracteres',
    long: 'tem mais de 256 caracteres',
    lower: 'falta uma letra minúscula',
    upper: 'falta uma letra maiúscula',
    digit: 'falta um número',
    symbol: 'falta um símbolo (como . , - ! ?)',
    personal: 'contém seu nome ou seu e-mail',
    common: 'está entre as primeiras que qualquer um tentaria',
  },
  account: {
    title: 'Sua conta',
    signedInAs: (email) => `Você entrou como ${email}.`,
    passwordTitle: 'Senha',
    current: 'Senha atual',
    changePassword: 'Mudar a senha',
    passwordChanged: 'Sua senha mudou, e sua sessão foi encerrada em todos os outros lugares.',
    wrongCurrent: 'A senha atual não está certa.',
    factorTitle: 'Login em duas etapas',
    factorOff: 'Além da senha, pedir um código de um aplicativo do seu celular.',
    factorOn: 'Ativado: cada login pede um código do seu aplicativo.',
    factorSetUp: 'Configurar',
    factorScan: 'Escaneie esta imagem com um aplicativo autenticador e digite o código que ele mostra.',
    factorQr: 'Código QR para seu aplicativo autenticador',
    factorKey: 'Não consegue escanear? Digite esta chave:',
    factorConfirm: 'Código do aplicativo',
    factorTurnOn: 'Ativar',
    factorTurnOff: 'Desativar',
    factorTurnedOff: 'O login em duas etapas está desativado.',
    recoveryTitle: 'Guarde estes códigos de recuperação',
    recovery: 'Cada um deixa você entrar uma vez sem o celular. Eles só aparecem agora: imprima ou salve.',
    recoveryLeft: (count) =>
      count === 1 ? 'Resta 1 código de recuperação.' : `Restam ${count} códigos de recuperação.`,
    sessionsTitle: 'Sessões',
    sessions: 'Encerra todas as suas sessões em todos os aparelhos, esta também.',
    signOutEverywhere: 'Sair de todos os lugares',
    signedOutEverywhere:
      'Todas as suas sessões foram encerradas. Painéis abertos ainda funcionam por até cinco minutos.',
  },
  signOut: {
    title: 'Sair',
    intro: 'Encerrar a sessão neste navegador?',
    action: 'Sair',
    done: 'Sua sessão foi encerrada.',
  },
  failure: {
    title: 'Não deu certo',
    expired: 'Este login venceu, já terminou ou começou em outro navegador. Comece de novo.',
    request: 'O pedido de login não é válido.',
    own: 'Algo falhou do nosso lado. Tente de novo daqui a pouco.',
    otherSite: 'Este formulário foi enviado de outra página. Abra-o aqui e tente de novo.',
  },
  mail: {
    greeting: (name) => `Olá, ${name}:`,
    invitation: {
      subject: (business) => `Seu acesso ao painel de ${business}`,
      title: (business) => `Você está na equipe de ${business}`,
      intro: (business, role) =>
        `Você recebeu um convite para o painel de ${business} com o papel de ${role}. Escolha sua senha para começar.`,
      action: 'Escolher minha senha',
      hint: 'O link é pessoal, serve uma única vez e por três dias.',
    },
    reset: {
      subject: 'Escolha uma senha nova',
      title: 'Escolha uma senha nova',
      asked: 'Alguém, esperamos que você, pediu uma senha nova para esta conta.',
      byOwner:
        'A pessoa proprietária do seu negócio pede que você escolha uma senha nova. A anterior não serve mais.',
      action: 'Escolher uma senha nova',
      hint: (minutes) =>
        minutes >= 1440
          ? `O link é pessoal, serve uma única vez e por ${minutes / 1440} dias.`
          : `O link é pessoal, serve uma única vez e por ${minutes} minutos.`,
      ignore: 'Se você não pediu, ignore este e-mail: sua senha continua a mesma.',
    },
    locked: {
      subject: 'O login da sua conta está bloqueado por um tempo',
      title: 'Tentativas erradas demais',
      intro: (tries, minutes) =>
        `Alguém digitou ${tries} vezes uma senha ou um código errado na sua conta. O login fica bloqueado por ${minutes} minutos.`,
      advice:
        'Se foi você, espere ou escolha uma senha nova. Se não foi, ninguém adivinhou sua senha: nada mais é preciso.',
      action: 'Escolher uma senha nova',
      hint: 'Abre a página em que se pede um link.',
    },
    changed: {
      subject: 'Sua senha mudou',
      title: 'Sua senha mudou',
      intro: 'A senha da sua conta mudou há um momento, e as outras sessões foram encerradas.',
      advice:
        'Se não foi você, peça uma senha nova agora mesmo e avise a pessoa proprietária do seu negócio.',
    },
    roles: { OWNER: 'proprietário', ADMIN: 'administrador', VIEWER: 'somente leitura' },
    footer: (email) => `Este e-mail se refere à conta ${email}.`,
  },
};
