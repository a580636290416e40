// When does the page take the place of the first screen that came with its HTML? Once it is drawn as that screen is: so nothing moves.
// Which pages open with it public/boot.js says before anything is painted; what it looks like, scripts/firstScreen.mjs.

/** Whatever is missing then comes before the eyes. */
const mostFrames = 60;

/** `isFirst`: whether what the page shows is the first screen. */
export function takeOver({ isFirst }: { isFirst: boolean }): void {
  const first = document.getElementById("first");
  if (!first) return; // while developing there is none
  if (!isFirst) return first.remove();
  let frames = 0;
  const look = (): void => {
    // The picture is measured before it is drawn: it comes last.
    const isDrawn = document.querySelector("#root .answers-rows > *") !== null;
    if (isDrawn || frames++ > mostFrames) first.remove();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
