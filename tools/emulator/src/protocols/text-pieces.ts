const pieceLength = 24;

/**
 * Cuts text into the pieces that a stream carries, never inside a character.
 *
 * @param text - The whole text.
 * @returns Pieces of up to 24 characters; joined they are the text.
 */
export function textPieces(text: string): readonly string[] {
  const characters = Array.from(text);
  const count = Math.ceil(characters.length / pieceLength);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * pieceLength, (index + 1) * pieceLength).join(''),
  );
}

/**
 * Drops the second half of a stream's pieces.
 *
 * @param pieces - All pieces.
 * @returns The first half, rounded up.
 */
export function firstHalf<Piece>(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.slice(0, Math.ceil(pieces.length / 2));
}
