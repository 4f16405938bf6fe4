import type { Catalogue } from '../catalogue';

export const auth: Catalogue['auth'] = {
  logIn: 'Accedi',
  logInToUpload: 'Accedi per caricare un video.',
  wrong: 'Nome utente o password errati.',
  newHere: 'Non hai un account?',
  makeAccount: 'Crea un account',
  makeAccountWhy: 'Così potrai caricare video. Per guardare non serve un account.',
  signUp: 'Registrati',
  haveAccount: 'Hai già un account?',
  taken: 'Questo nome utente è già in uso. Provane un altro.',
  userName: 'Nome utente',
  userNameHint: 'Lettere, cifre, punti, trattini, trattini bassi.',
  userNameRule: 'Da 3 a 64 lettere, cifre, punti, trattini o trattini bassi.',
  yourName: 'Il tuo nome',
  yourNameHint: 'Come lo vedono gli altri.',
  nameRule: 'Da 1 a 100 caratteri.',
  password: 'Password',
  passwordHint: 'Almeno 8 caratteri.',
  passwordRule: 'Da 8 a 200 caratteri.',
};
