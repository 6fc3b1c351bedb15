const SECRET_PARAMETER = /([?&](?:password|pass|secret|token)=)[^&\s]*/gi;

/**
 * Running text without the passwords of the addresses in it: a word that has a colon, and after it an @, loses all
 * before its last @, whatever characters the password holds; so it is rather too much that goes than too little.
 */
export function hidePasswords(text: string): string {
  return text.replace(/\S+/g, hideInWord).replace(SECRET_PARAMETER, '$1***');
}

function hideInWord(word: string): string {
  const [colon, at] = [word.indexOf(':'), word.lastIndexOf('@')];
  return colon < 0 || at < colon || isModulePath(word, at) ? word : `***${word.slice(at)}`;
}

/** A line of a stack trace: the @ of node_modules/@scope stands behind a slash, as none does in an address's host. */
function isModulePath(word: string, at: number): boolean {
  const isAddress = word.includes('://') && !/^\W*file:/.test(word);
  return !isAddress && /[/\\]/.test(word.charAt(at - 1));
}
