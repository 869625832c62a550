#!/usr/bin/env python3
"""compare_onnx.py CHECKPOINT [--rounds N]: the encoder's six layers of one checkpoint, on one core, by ONNX Runtime (dynamic int8, a scale for each
output) and by the program's kernels, in turns; prints word pieces a CPU second of each (median of the rounds, highest of the batch sizes) and the ratio.
Needs onnx and onnxruntime beside requirements.txt, and go."""
import argparse, os, re, statistics, subprocess, sys, tempfile, time, torch
from model import Encoder, H

WINDOW = 200  # pieces, as in BenchmarkEncoderStack

class Stack(torch.nn.Module):
    def __init__(self, encoder): super().__init__(); self.layers = encoder.layers
    def forward(self, x):
        for l in self.layers:
            b, n, _ = x.shape; heads = l.qkv.out_features // 3 // 32
            q, k, v = (t.reshape(b, n, heads, 32).transpose(1, 2) for t in l.qkv(x).split(H, -1))
            a = torch.softmax(q @ k.transpose(2, 3) / 32 ** .5, -1) @ v
            x = l.norm1(x + l.out(a.transpose(1, 2).reshape(b, n, H))); x = l.norm2(x + l.down(torch.nn.functional.gelu(l.up(x))))
        return x

def runtime(checkpoint, folder):
    """Sessions of the quantised layers, by batch size."""
    import onnxruntime as ort
    from onnxruntime.quantization import QuantType, quantize_dynamic
    m = torch.load(checkpoint, weights_only=False, map_location="cpu")["model"]
    e = Encoder(m["encoder.word.weight"].shape[0]); e.load_state_dict({k[8:]: v for k, v in m.items() if k.startswith("encoder.")}); s = Stack(e).eval()
    torch.onnx.export(s, (torch.zeros(2, WINDOW, H),), folder + "/f.onnx", input_names=["x"], dynamic_axes={"x": {0: "b"}}, opset_version=17, dynamo=False)
    quantize_dynamic(folder + "/f.onnx", folder + "/q.onnx", per_channel=True, weight_type=QuantType.QInt8)
    o = ort.SessionOptions(); o.intra_op_num_threads = o.inter_op_num_threads = 1
    return ort.InferenceSession(folder + "/q.onnx", o, providers=["CPUExecutionProvider"])

def rate(session, batch, seconds=2.):
    x = torch.randn(batch, WINDOW, H).numpy(); session.run(None, {"x": x}); n = 0; t = time.process_time()
    while time.process_time() - t < seconds: session.run(None, {"x": x}); n += 1
    return n * batch * WINDOW / (time.process_time() - t)

def kernels():
    """Pieces a second of each kernel of the program."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    out = subprocess.run(["go", "test", "-run", "^$", "-bench", "EncoderStack/(avx|neon)", "-benchtime", "2s", "-cpu", "1", "./internal/lang/nn"], cwd=root, capture_output=True, text=True, check=True).stdout
    return {k: float(v) for k, v in re.findall(r"EncoderStack/(\w+)\S*\s+\d+\s+\d+ ns/op\s+([\d.]+) pieces/s", out)}

def main():
    p = argparse.ArgumentParser(); p.add_argument("checkpoint"); p.add_argument("--rounds", type=int, default=3); o = p.parse_args()
    with tempfile.TemporaryDirectory() as d:
        s = runtime(o.checkpoint, d); theirs, ours = [], {}
        for r in range(o.rounds):
            theirs.append(max(rate(s, b) for b in (1, 8, 32)))
            for k, v in kernels().items(): ours.setdefault(k, []).append(v)
    t = statistics.median(theirs); print(f"{'ONNX Runtime int8':20} {t:8.0f} pieces a second")
    for k, v in ours.items(): v = statistics.median(v); print(f"{k:20} {v:8.0f} pieces a second, {v / t:.2f} times ONNX Runtime")

if __name__ == "__main__": main()
