"""torch's `grid_sample`, bilinear, with the surfaces as channels and the points as one row of the output."""

import protocol


def prepare(job):
    import numpy as np
    import torch
    from torch.nn.functional import grid_sample

    job.load()
    torch.set_num_threads(job.threads)
    wanted = job.z[:1] if job.task == "surface" else job.z
    # Its image is (height, width), its coordinates are (along the width, along the height) in [-1, 1].
    image = torch.from_numpy(wanted)[None]
    coordinates = np.stack([job.y, job.x], axis=-1)
    raw = torch.from_numpy(coordinates)[None, None]

    def run():
        with torch.inference_mode():
            grid = raw * (2.0 / (job.n - 1)) - 1.0
            f = grid_sample(image, grid, mode="bilinear", padding_mode="border", align_corners=True)[0, :, 0]
            if job.exponential:
                f = f.exp_()
            if job.task == "sums":
                return f.sum(dim=1)
            if job.task == "values-point-major":
                return f.T.contiguous()
            return f

    return protocol.describe(np, torch), run


if __name__ == "__main__":
    protocol.main(prepare, "python3 -m pip install torch --index-url https://download.pytorch.org/whl/cpu")
