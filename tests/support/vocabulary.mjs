// Random choices that repeat with their seed, and words as unevenly frequent as those of real languages.

/** Numbers in [0, 1), by mulberry32. */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of each language its most frequent words, and the syllables of which the rare ones are made. */
const languages = {
  en: ['the of and to in how with video my best day night review live travel music guide new home world city cooking summer river mountain history garden coffee guitar winter old build simple train island market science camera',
    'ba con der ex fil gra hol in jum kel lo mar nor op per qui ral ster tion ul ver wood yard zen ing ment ship ton'],
  de: ['der die und in das mit nach von auf für den eine neue heute Reise Küche Garten Sommer Berg Straße Musik Geschichte größte schön Übung Fluss Haus Nacht',
    'ab be chen dorf er feld ge heim isch keit lich mut nis ober pfl rück schaft stein tung un ver wald zeit zug ö ü'],
  fr: ['le de et la à les des en pour avec une été voyage cuisine musique rivière montagne château école forêt français nouveau maison jour nuit',
    'a bel cha de eau fen gne ho il jou lé mon neau ou pré quel ré soi tion ur vi ette é eux'],
  es: ['de la que el en y los con para un viaje cocina música montaña río ciudad niño mañana español historia casa noche día mejor cómo',
    'al bra ca do en fue gar hom i ju lla mi ñe or pa que ría sol ta u ver ción ados'],
  ru: ['и в на с не по как для это новый день ночь город река гора музыка путешествие кухня история дом лето зима лучший видео',
    'ал бор ва го де еж зи ик ка ло ми но об пр ра ста тел у фи хо ция чик ный ость'],
  ja: ['日本 東京 旅行 料理 音楽 夏 冬 山 川 夜 朝 電車 温泉 祭り 動画 新しい 海 京都 猫 犬', '日 本 東 西 大 小 中 山 川 田 水 火 木 金 土 人 手 目 口 心 花 空 海 雨 雪 車 道 町 村 店'],
};
const rare_words = { en: 9000, de: 4000, fr: 3000, es: 3000, ru: 3000, ja: 2000 };

function wordsOf(tag, random) {
  const [frequent, syllables] = languages[tag].map((text) => text.split(' '));
  const words = new Set(frequent);
  while (words.size < frequent.length + rare_words[tag]) {
    let word = '';
    for (let left = 2 + Math.floor(random() * 3); left > 0; --left) word += syllables[Math.floor(random() * syllables.length)];
    words.add(word);
  }
  return [...words];
}

/** Choices made from one seed. */
export class Chance {
  constructor(seed) {
    this.random = randomNumbers(seed);
    this.words = Object.fromEntries(Object.keys(languages).map((tag) => [tag, wordsOf(tag, this.random)]));
  }

  below(n) {
    return Math.floor(this.random() * n);
  }
  chance(probability) {
    return this.random() < probability;
  }
  of(list) {
    return list[this.below(list.length)];
  }
  /** Ranks from 0; the first one is drawn with the probability n^(−1/steepness), the others by a power law below it. */
  skewed(n, steepness) {
    return Math.floor(n * this.random() ** steepness);
  }
  hex(digits) {
    let text = '';
    while (text.length < digits) text += this.below(65536).toString(16).padStart(4, '0');
    return text.slice(0, digits);
  }
  language() {
    const at = this.random();
    return at < 0.6 ? 'en' : at < 0.7 ? 'de' : at < 0.79 ? 'fr' : at < 0.88 ? 'es' : at < 0.95 ? 'ru' : 'ja';
  }
  /** Zipf's law: the k-th word of a language 1/k as often as the first. */
  word(language) {
    const words = this.words[language];
    return words[Math.floor((words.length + 1) ** this.random()) - 1];
  }
  sentence(language, least, most) {
    const picked = [];
    for (let left = least + this.below(most - least + 1); left > 0; --left) picked.push(this.word(language));
    const text = picked.join(language === 'ja' ? '' : ' ');
    return text[0].toUpperCase() + text.slice(1);
  }
}

/** A one-to-one mapping of 0…n−1 onto itself that tears neighbours apart: ranks become places that tell nothing. */
export function spreadOver(n) {
  let step = Math.floor(n * 0.6180339887) | 1;
  while (greatestCommonDivisor(step, n) !== 1) step += 2;
  return (rank) => (rank * step + 7) % n;
}

function greatestCommonDivisor(a, b) {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
