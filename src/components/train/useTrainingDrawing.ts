// How does a picture follow a training that changes more often than React should render? It is drawn anew in the frame that
// frame.ts gives to all, whenever the training moved.

import { useLayoutEffect } from "react";
import { useTraining, type Training } from "#state/training";
import { drawAgain, useFrame } from "#components/hooks/frame";

export function useTrainingDrawing(draw: (training: Training) => void): void {
  const follower = useFrame({ draw: () => draw(useTraining.getState()) });
  useLayoutEffect(() => useTraining.subscribe(() => drawAgain(follower.current)), [follower]);
}
