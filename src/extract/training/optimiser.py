"""Adam with decoupled weight decay over one flat array of parameters, and the average of its path."""

import numpy as np

from extract.names.network import Floats
from extract.training.network import Parameters


class Adam:
    """Adam (Kingma and Ba 2015) with decoupled weight decay and gradients clipped to norm 1."""

    def __init__(self, parameters: Parameters, decay: float) -> None:
        self._parameters = parameters
        self._decay = np.float32(decay)
        self._mean = np.zeros_like(parameters.flat)
        self._square = np.zeros_like(parameters.flat)
        self._steps = 0

    def step(self, rate: float) -> None:
        """Move the parameters against their gradients at the learning rate `rate`, and clear the gradients."""
        self._steps += 1
        gradient = self._parameters.flat_gradient
        norm = float(np.sqrt(gradient @ gradient))
        if norm > 1:
            gradient *= np.float32(1 / norm)
        self._mean += np.float32(0.1) * (gradient - self._mean)
        self._square += np.float32(0.001) * (gradient * gradient - self._square)
        scale = rate / (1 - 0.9**self._steps)
        spread = np.sqrt(self._square * np.float32(1 / (1 - 0.999**self._steps)))
        spread += np.float32(1e-8)
        self._parameters.flat -= np.float32(rate) * self._decay * self._parameters.flat
        self._parameters.flat -= np.float32(scale) * self._mean / spread
        gradient[:] = 0


class Average:
    """The running average of parameters over the steps of training."""

    def __init__(self, parameters: Parameters, keep: float) -> None:
        self.flat: Floats = parameters.flat.copy()
        self._keep = keep
        self._steps = 0

    def update(self, parameters: Parameters) -> None:
        """Take in the parameters after a step; early steps count less, that the start be forgotten."""
        self._steps += 1
        keep = min(self._keep, (1 + self._steps) / (10 + self._steps))
        self.flat += np.float32(1 - keep) * (parameters.flat - self.flat)
